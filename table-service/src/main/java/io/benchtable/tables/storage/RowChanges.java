package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.storage.RowChange.Decided;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes of a row that was read what is decided in view of it, where it is still the same. */
record RowChanges(TableStatements statements, RememberedRows remembered) {

  /**
   * Reads the row only where what it is is not known from an earlier change.
   *
   * @return empty where another write came in between
   */
  Optional<Change> change(
      TableDefinition table, RowKey key, RowChange change, Supplier<Optional<StoredRow>> read) {
    Optional<StoredRow> known = remembered.get(table, key);
    Optional<Decided> decided = known.flatMap(change::again);
    return decided.isPresent()
        ? done(decided.get(), become(table, key, known.get(), decided.get()))
        : change(table, key, change, read.get());
  }

  /** Empty where another write came in between. */
  Optional<Change> change(
      TableDefinition table, RowKey key, RowChange change, Optional<StoredRow> row) {
    Decided decided = change.of(row);
    return done(
        decided,
        row.map(stored -> become(table, key, stored, decided))
            .orElseGet(() -> decided.row().isEmpty() || insert(table, decided.row().get())));
  }

  private static Optional<Change> done(Decided decided, boolean done) {
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
    Optional<StoredRow> replaced =
        statements.query(
            table,
            RowStatements.replace(table) + " returning version",
            statement -> {
              statement.setString(1, row.text());
              int next = PostgresRows.bindIndexKeys(statement, 2, row);
              PostgresRows.at(row.key(), next).setValues(statement);
              statement.setLong(next + 2, version);
            },
            rows ->
                rows.next()
                    ? Optional.of(new StoredRow(row.text(), rows.getLong(1)))
                    : Optional.empty());
    remembered.keep(table, row.key(), replaced);
    return replaced.isPresent();
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
