package io.benchtable.tables.storage.backup;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.Restoration;
import io.benchtable.tables.catalogue.StoredTables;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.TableRequest;
import io.benchtable.tables.catalogue.TableStatus;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes tables from backups; others fill in their items. */
public final class Restores {

  /** How many tables can be made from backups at once. */
  static final int MOST = 50;

  private final Catalogue catalogue;
  private final StoredTables tables;
  private final PostgresBackups rows;
  private final TransactionTemplate transactions;
  private final int most;
  private final Runnable begun;

  Restores(
      Catalogue catalogue,
      StoredTables tables,
      PostgresBackups rows,
      TransactionTemplate transactions,
      int most,
      Runnable begun) {
    this.catalogue = catalogue;
    this.tables = tables;
    this.rows = rows;
    this.transactions = transactions;
    this.most = most;
    this.begun = begun;
  }

  /**
   * A table that is CREATING until it has all items.
   *
   * @param backup as it was when the request was looked at
   * @param request with indexes of the backup only
   */
  public TableDefinition begin(Backup backup, TableRequest request) {
    return begin(request, () -> restoration(backup));
  }

  /**
   * A table that is CREATING until it has all items.
   *
   * @param source says what it is made from, in the transaction that makes the table
   */
  public TableDefinition begin(TableRequest request, Supplier<Restoration> source) {
    if (tables.find(request.name()).isPresent()) {
      throw alreadyThere(request.name());
    }
    TableDefinition table;
    try {
      table = transactions.execute(status -> beginNow(request, source.get()));
    } catch (RequestRefused e) {
      throw e.code() == ErrorCode.RESOURCE_IN_USE ? alreadyThere(request.name()) : e;
    }
    begun.run();
    return table;
  }

  private Restoration restoration(Backup seen) {
    BackupId id = seen.id();
    // Who makes the backup holds its row meanwhile.
    refuseWhileCreating(seen);
    refuseWhileCreating(rows.lock(id).orElseThrow(() -> Backups.missing(id)));
    if (rows.isBeingRestored(id)) {
      throw Backups.inUse(id, "used to restore another table");
    }
    return Restoration.ofBackup(
        id.arn(), id.tableArn(), catalogue.moment().now().truncatedTo(ChronoUnit.MILLIS));
  }

  private TableDefinition beginNow(TableRequest request, Restoration restoration) {
    if (tables.restoring().stream().filter(Restores::isRestored).count() >= most) {
      throw new RequestRefused(
          ErrorCode.LIMIT_EXCEEDED,
          ("Subscriber limit exceeded: Only %d tables can be created, updated, or deleted"
                  + " simultaneously")
              .formatted(most));
    }
    return catalogue.restore(request, restoration);
  }

  /** Rather than imported, of which there is a number apart. */
  private static boolean isRestored(TableDefinition table) {
    Restoration restoration = table.details().restoration();
    return restoration != null && !restoration.isImport();
  }

  /** Until then its table may change, and with it the indexes that there are. */
  private static void refuseWhileCreating(Backup backup) {
    if (backup.status() == Backup.Status.CREATING) {
      throw Backups.inUse(backup.id(), "created");
    }
  }

  private RequestRefused alreadyThere(String name) {
    return tables
        .find(name)
        .filter(table -> table.status(catalogue.moment().now()) == TableStatus.CREATING)
        .map(Restores::beingMade)
        .orElseGet(
            () ->
                new RequestRefused(
                    ErrorCode.TABLE_ALREADY_EXISTS, "Table already exists: " + name));
  }

  private static RequestRefused beingMade(TableDefinition table) {
    Restoration restoration = table.details().restoration();
    String backup = restoration == null ? null : restoration.backupArn();
    return new RequestRefused(
        ErrorCode.TABLE_IN_USE,
        backup == null
            ? "Table is being created: " + table.name()
            : "Table: %s is already being restored from backup: %s"
                .formatted(table.name(), backup));
  }
}
