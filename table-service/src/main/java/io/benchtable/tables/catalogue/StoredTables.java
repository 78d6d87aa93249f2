package io.benchtable.tables.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.transaction.support.TransactionTemplate;

/** Tables as they are stored, for those who copy their items or fill them in again. */
public final class StoredTables {

  private final Tables tables;
  private final TransactionTemplate transactions;

  StoredTables(Tables tables, TransactionTemplate transactions) {
    this.tables = tables;
    this.transactions = transactions;
  }

  public Optional<TableDefinition> find(String name) {
    return tables.findById(name);
  }

  /** Keeps others from deleting the table until the end of the transaction. */
  public Optional<TableDefinition> hold(String name) {
    return tables.share(name).isEmpty() ? Optional.empty() : tables.findById(name);
  }

  /**
   * Those that are being made from backups, contents of other tables or files, in the order of
   * their names.
   */
  public List<TableDefinition> restoring() {
    return tables.restoring().stream().map(tables::findById).flatMap(Optional::stream).toList();
  }

  /** Has a table be ACTIVE, as all its items are there. */
  public void finish(TableDefinition table) {
    change(table, TableDetails::restored);
  }

  /** Has a table be dropped soon, as its items will never be there. */
  public void giveUp(TableDefinition table) {
    change(table, details -> details.restored().withStatus(TableStatus.DELETING, Instant.EPOCH));
  }

  private void change(TableDefinition table, UnaryOperator<TableDetails> change) {
    transactions.executeWithoutResult(
        status -> {
          if (!tables.lock(table.name()).isEmpty()) {
            tables
                .findById(table.name())
                .filter(now -> now.generation() == table.generation())
                .map(now -> now.with(now.indexes(), change.apply(now.details())))
                .ifPresent(tables::save);
          }
        });
  }
}
