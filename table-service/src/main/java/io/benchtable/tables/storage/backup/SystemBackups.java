package io.benchtable.tables.storage.backup;

import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.TableSize;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes backups of tables that are deleted. The relation of the table becomes that of the backup,
 * so it takes no longer for many items.
 */
public final class SystemBackups {

  static final Duration KEPT = Duration.ofDays(35);

  private final JdbcClient jdbc;
  private final PostgresBackups rows;
  private final InstantSource clock;

  SystemBackups(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.rows = new PostgresBackups(jdbc);
    this.clock = clock;
  }

  /** Keeps everybody from the items until the end of the transaction. */
  public void close(TableDefinition table) {
    jdbc.sql(BackupStatements.close(table)).update();
  }

  /** Of a table that is closed. Joins the transaction that deletes it. */
  public void take(TableDefinition table, TableSize size) {
    BackupId id = insert(table, size);
    jdbc.sql(BackupStatements.otherIndexes(table))
        .query(String.class)
        .list()
        .forEach(index -> jdbc.sql("drop index " + index).update());
    BackupStatements.takeOver(id, table).forEach(statement -> jdbc.sql(statement).update());
  }

  /** Nothing but the time tells these backups apart, so each has a time of its own. */
  private BackupId insert(TableDefinition table, TableSize size) {
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Backup backup = backup(table, size, at);
    while (!rows.insertIfNew(backup)) {
      at = at.plusMillis(1);
      backup = backup(table, size, at);
    }
    return backup.id();
  }

  private static Backup backup(TableDefinition table, TableSize size, Instant at) {
    return new Backup(
        BackupId.of(table.name(), at, 0),
        table.generation(),
        table.name() + "$DeletedTableBackup",
        Backup.Status.AVAILABLE,
        at,
        size.bytes(),
        size.items(),
        SourceTable.of(table),
        at.plus(KEPT));
  }
}
