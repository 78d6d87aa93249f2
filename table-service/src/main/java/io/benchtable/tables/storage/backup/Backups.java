package io.benchtable.tables.storage.backup;

import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.StoredTables;
import io.benchtable.tables.catalogue.TableDefinition;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The backups there are. They are asked for and deleted here; others copy the items meanwhile. */
public final class Backups {

  private final StoredTables tables;
  private final PostgresBackups rows;
  private final TransactionTemplate transactions;
  private final InstantSource clock;
  private final Runnable created;

  Backups(
      StoredTables tables,
      JdbcClient jdbc,
      TransactionTemplate transactions,
      InstantSource clock,
      Runnable created) {
    this.tables = tables;
    this.rows = new PostgresBackups(jdbc);
    this.transactions = transactions;
    this.clock = clock;
    this.created = created;
  }

  /** A backup that is CREATING; its table is not deleted before it is AVAILABLE. */
  public Backup create(String table, String name) {
    Backup backup = transactions.execute(status -> createNow(table, name));
    created.run();
    return backup;
  }

  private Backup createNow(String name, String backupName) {
    TableDefinition table = tables.hold(name).orElseThrow(() -> missingTable(name));
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    refuseUnlessThere(table, now);
    Backup backup =
        new Backup(
            BackupId.of(name, now, ThreadLocalRandom.current().nextInt()),
            table.generation(),
            backupName,
            Backup.Status.CREATING,
            now,
            0,
            0,
            SourceTable.of(table),
            null);
    rows.insert(backup);
    return backup;
  }

  /** A table that is being made is not there yet. */
  private static void refuseUnlessThere(TableDefinition table, Instant now) {
    switch (table.status(now)) {
      case ACTIVE, UPDATING -> {}
      case CREATING -> throw missingTable(table.name());
      case DELETING ->
          throw new RequestRefused(
              ErrorCode.TABLE_IN_USE, "Table is being deleted: " + table.name());
    }
  }

  public static RequestRefused missingTable(String name) {
    return new RequestRefused(ErrorCode.TABLE_NOT_FOUND, "Table not found: " + name);
  }

  static RequestRefused missing(BackupId id) {
    return new RequestRefused(ErrorCode.BACKUP_NOT_FOUND, "Backup not found: " + id.arn());
  }

  static RequestRefused inUse(BackupId id, String doing) {
    return new RequestRefused(
        ErrorCode.BACKUP_IN_USE, "Backup is being %s: %s".formatted(doing, id.arn()));
  }

  private static RequestRefused undeletable(BackupId id, Instant expiresAt) {
    return RequestRefused.invalid(
        "Invalid Request: User is not allowed to delete the system backup with arn "
            + id.arn()
            + ". It will automatically expire on "
            + expiresAt);
  }

  public Backup require(BackupId id) {
    return rows.find(id).orElseThrow(() -> missing(id));
  }

  /** In the order of the times at which they were asked for. */
  public List<Backup> list(BackupFilter filter) {
    return rows.list(filter);
  }

  /**
   * The backup that is no more; refused while it is being made or restored, and where it goes by
   * itself.
   */
  public Backup delete(BackupId id) {
    return transactions.execute(
        status -> {
          Backup backup = rows.lock(id).orElseThrow(() -> missing(id));
          if (backup.expiresAt() != null) {
            throw undeletable(id, backup.expiresAt());
          }
          if (backup.status() == Backup.Status.CREATING) {
            throw inUse(id, "created");
          }
          if (rows.isBeingRestored(id)) {
            throw inUse(id, "used to restore table");
          }
          rows.drop(id);
          return backup.deleted();
        });
  }
}
