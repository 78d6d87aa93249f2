package io.benchtable.dashboard.item;

import java.time.Instant;
import java.util.Optional;

/** A table as it was at one time, kept until it is deleted. */
public record Backup(String arn, String name, String status, long bytes, Optional<Instant> made) {}
