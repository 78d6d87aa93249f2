package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.storage.RowChange.Decided;
import java.util.Optional;

/** Makes of a row that was read what is decided in view of it, where it is still the same. */
record RowChanges(TableStatements statements) {

  /** Empty where another write came in between. */
  Optional<Change> change(
      TableDefinition table, RowKey key, RowChange change, Optional<StoredRow> row) {
    Decided decided = change.of(row);
    boolean done =
        row.map(stored -> become(table, key, stored, decided))
            .orElseGet(() -> decided.row().isEmpty() || insert(table, decided.row().get()));
    return done ? Optional.of(decided.change()) : Optional.empty();
  }

  /** False when there is a row of that key already. */
  boolean insert(TableDefinition table, Row row) {
    return statements.update(
        table, RowStatements.insert(table), statement -> PostgresRows.bindRow(statement, row));
  }

  private boolean become(TableDefinition table, RowKey key, StoredRow stored, Decided decided) {
    return decided.keeps(stored)
        || decided
            .row()
            .map(row -> replace(table, row, stored.version()))
            .orElseGet(() -> remove(table, key, stored.version()));
  }

  private boolean replace(TableDefinition table, Row row, long version) {
    return statements.update(
        table,
        RowStatements.replace(table),
        statement -> {
          statement.setString(1, row.text());
          int next = PostgresRows.bindIndexKeys(statement, 2, row);
          PostgresRows.at(row.key(), next).setValues(statement);
          statement.setLong(next + 2, version);
        });
  }

  private boolean remove(TableDefinition table, RowKey key, long version) {
    return statements.update(
        table,
        RowStatements.remove(table) + " and version = ?",
        statement -> {
          PostgresRows.at(key).setValues(statement);
          statement.setLong(3, version);
        });
  }
}
