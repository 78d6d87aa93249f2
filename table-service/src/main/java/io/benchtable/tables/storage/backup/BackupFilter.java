package io.benchtable.tables.storage.backup;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which backups to list.
 *
 * @param types those that are listed
 * @param after goes on behind this one
 * @param from begins with those of this time
 * @param until ends before those of this time
 */
public record BackupFilter(
    Optional<String> table,
    Set<Backup.Type> types,
    Optional<BackupId> after,
    Instant from,
    Instant until,
    int limit) {

  public BackupFilter {
    types = Set.copyOf(types);
  }
}
