package io.benchtable.jobs.job;

import java.time.Duration;

/**
 * What holds for all jobs of a worker.
 *
 * @param worker its id
 * @param host its name
 * @param address where its logs are read
 * @param longest a step may take if it does not say
 */
public record JobSettings(String worker, String host, String address, Duration longest) {}
