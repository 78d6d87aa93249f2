package io.benchtable.workflows.benchmark;

/**
 * A run that the tables know.
 *
 * @param attempt of the benchmark in which the run was planned, from 1
 * @param interrupted whether it failed because it was interrupted
 */
public record KnownRun(String runId, Status status, int attempt, boolean interrupted) {}
