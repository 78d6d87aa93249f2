package io.benchtable.tables.storage.recovery;

import io.benchtable.tables.catalogue.DeletedItems;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.TableSize;
import io.benchtable.tables.storage.backup.SystemBackups;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the items of tables that are deleted while recovery is switched on, as a backup. */
final class RecoverableItems implements DeletedItems {

  private final PostgresRecoveries recoveries;
  private final PostgresPublication publication;
  private final SystemBackups backups;

  RecoverableItems(JdbcClient jdbc, SystemBackups backups) {
    this.recoveries = new PostgresRecoveries(jdbc);
    this.publication = new PostgresPublication(jdbc);
    this.backups = backups;
  }

  /**
   * Recovery ends with that; whoever is just beginning a window is waited for. The relation is not
   * read from the log any more, as if it were dropped.
   */
  @Override
  public void keep(TableDefinition table, Supplier<TableSize> size) {
    if (!recoveries.remove(table.generation())) {
      return;
    }
    backups.close(table);
    if (publication.has(table.relation())) {
      publication.drop(table.relation());
    }
    backups.take(table, size.get());
  }
}
