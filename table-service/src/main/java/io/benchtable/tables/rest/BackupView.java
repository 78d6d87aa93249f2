package io.benchtable.tables.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.benchtable.tables.storage.backup.Backup;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A backup of a table.
 *
 * @param id in addresses, with the table
 * @param type USER for one that was asked for, SYSTEM for what is left of a deleted table
 * @param status AVAILABLE when tables can be made of it
 * @param expiresAt when it goes by itself; absent for one that stays
 * @param settings of the table at that moment; absent in lists
 */
@Schema(name = "Backup")
@JsonInclude(JsonInclude.Include.NON_NULL)
record BackupView(
    @Nullable String id,
    @Nullable String table,
    @Nullable String name,
    Backup.@Nullable Type type,
    Backup.@Nullable Status status,
    @Nullable Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Long items,
    @Nullable Long bytes,
    @Nullable TableView settings) {

  /** As one of many. */
  static BackupView of(Backup backup) {
    return of(backup, null);
  }

  static BackupView whole(Backup backup) {
    return of(backup, TableView.of(backup.id().table(), backup.source()));
  }

  private static BackupView of(Backup backup, @Nullable TableView settings) {
    boolean made = backup.status() == Backup.Status.AVAILABLE;
    return new BackupView(
        backup.id().id(),
        backup.id().table(),
        backup.name(),
        backup.type(),
        backup.status(),
        backup.createdAt(),
        backup.expiresAt(),
        made ? backup.items() : null,
        made ? backup.bytes() : null,
        settings);
  }
}
