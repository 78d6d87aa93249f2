package io.benchtable.tables.storage.backup;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.Restoration;
import io.benchtable.tables.catalogue.StoredTables;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.storage.AdvisoryLock;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/**
 * Fills the items of backups into the tables that are made from them, in the order of their keys
 * and in short transactions. Nobody else writes there meanwhile, so whoever takes it up goes on
 * behind the last item.
 */
final class Filling {

  /** Apart from other advisory locks of the database. */
  static final int LOCK = 0x72_65_73;

  private static final Logger LOG = LoggerFactory.getLogger(Filling.class);

  private final Catalogue catalogue;
  private final StoredTables tables;
  private final PostgresBackups rows;
  private final DataSource database;

  private record Key(byte[] pk, byte[] sk) {

    static final Key NONE = new Key(new byte[0], new byte[0]);
  }

  Filling(Catalogue catalogue, StoredTables tables, DataSource database) {
    this.catalogue = catalogue;
    this.tables = tables;
    this.rows = new PostgresBackups(JdbcClient.create(database));
    this.database = database;
  }

  /** Fills all tables that are to be filled, unless another instance is at them. */
  boolean round() {
    for (TableDefinition table : tables.restoring()) {
      Optional.ofNullable(table.details().restoration())
          .map(Restoration::backupArn)
          .ifPresent(arn -> fill(table, arn));
    }
    return false;
  }

  private void fill(TableDefinition table, String arn) {
    Optional<Backup> backup = BackupId.parse(arn).flatMap(rows::find);
    if (backup.isEmpty()) {
      LOG.error("Table {} cannot be filled, as its backup is gone.", table.name());
      return;
    }
    try {
      AdvisoryLock.patiently(
          AdvisoryLock.of(database, LOCK, Long.hashCode(table.generation())),
          own -> fill(backup.get(), table, JdbcClient.create(own)));
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("Table {} is filled later: {}", table.name(), e.toString());
    }
  }

  /** Where another instance was faster there is nothing to fill in, and it stays finished. */
  private void fill(Backup backup, TableDefinition table, JdbcClient jdbc) {
    if (!isRestoring(table)) {
      return;
    }
    String statement = BackupStatements.fill(backup, table);
    int filled;
    do {
      filled = next(statement, table, jdbc);
    } while (filled > 0);
    jdbc.sql("analyze " + table.relation()).update();
    tables.finish(table);
    catalogue.forget(table.name());
  }

  private boolean isRestoring(TableDefinition table) {
    return tables.restoring().stream().anyMatch(now -> now.generation() == table.generation());
  }

  /** How many rows were filled in. */
  static int next(String statement, TableDefinition table, JdbcClient jdbc) {
    Key last =
        jdbc.sql(BackupStatements.last(table))
            .query((row, number) -> new Key(row.getBytes(1), row.getBytes(2)))
            .optional()
            .orElse(Key.NONE);
    return jdbc.sql(statement).params(last.pk(), last.sk()).update();
  }
}
