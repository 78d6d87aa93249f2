package io.benchtable.tables.storage.backup;

import java.time.Instant;
import java.util.Optional;

/**
 * Which backups to list.
 *
 * @param after goes on behind this one
 * @param from begins with those of this time
 * @param until ends before those of this time
 */
public record BackupFilter(
    Optional<String> table, Optional<BackupId> after, Instant from, Instant until, int limit) {}
