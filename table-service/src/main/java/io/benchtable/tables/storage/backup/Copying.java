package io.benchtable.tables.storage.backup;

import io.benchtable.tables.catalogue.StoredTables;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.storage.AdvisoryLock;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Copies the items of backups that were asked for. A copy is one transaction: of one that breaks
 * nothing is left, and whoever takes it up begins anew.
 */
final class Copying {

  /** Apart from other advisory locks of the database. */
  static final int LOCK = 0x62_61_6b;

  private static final Logger LOG = LoggerFactory.getLogger(Copying.class);

  private final StoredTables tables;
  private final PostgresBackups rows;
  private final DataSource database;

  Copying(StoredTables tables, DataSource database) {
    this.tables = tables;
    this.rows = new PostgresBackups(JdbcClient.create(database));
    this.database = database;
  }

  /** Makes all backups that are CREATING, unless another instance is at them. */
  boolean round() {
    rows.creating().forEach(this::copy);
    return false;
  }

  private void copy(Backup backup) {
    try {
      AdvisoryLock.patiently(
          AdvisoryLock.of(database, LOCK, backup.id().id().hashCode()),
          own ->
              new TransactionTemplate(new JdbcTransactionManager(own))
                  .executeWithoutResult(status -> copyNow(backup, JdbcClient.create(own))));
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("Backup {} is made later: {}", backup.id().arn(), e.toString());
    }
  }

  /** Who was faster has changed the status before the lock was free. */
  private void copyNow(Backup backup, JdbcClient jdbc) {
    if (rows.find(backup.id()).filter(now -> now.status() == backup.status()).isEmpty()) {
      return;
    }
    Optional<TableDefinition> table = source(backup);
    if (table.isEmpty()) {
      LOG.warn("Backup {} is given up, as its table is gone.", backup.id().arn());
      rows.remove(backup.id());
      return;
    }
    jdbc.sql(BackupStatements.hold(table.get())).update();
    SourceTable source = SourceTable.of(source(backup).orElseThrow());
    jdbc.sql(BackupStatements.copy(backup.id(), table.get(), source)).update();
    jdbc.sql(BackupStatements.order(backup.id())).update();
    jdbc.sql(
            "update catalog.backups set status = 'AVAILABLE', source = ?, (items, bytes) = (select"
                + " count(*), coalesce(sum(octet_length(item)), 0) from "
                + backup.id().relation()
                + ") where id = ?")
        .params(SourceTableJson.write(source), backup.id().id())
        .update();
  }

  private Optional<TableDefinition> source(Backup backup) {
    return tables
        .find(backup.id().table())
        .filter(table -> table.generation() == backup.generation());
  }
}
