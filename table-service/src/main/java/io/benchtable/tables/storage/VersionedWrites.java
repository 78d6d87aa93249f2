package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.item.Item;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes that depend on the item that is there: it is read, and written only if its version is
 * still the same. Who comes too late several times takes the row for itself.
 */
record VersionedWrites(Rows rows) {

  /** So often others may be faster before a write takes the row for itself. */
  private static final int TRIES_WITHOUT_LOCK = 3;

  private static final int TRIES_WITH_LOCK = 20;

  /** An item and its row. */
  record Written(Item item, Row row) {}

  /** Does a change if its condition holds; a conflict where others are always faster. */
  Change write(
      TableDefinition table,
      RowKey key,
      Precondition condition,
      Function<Optional<Item>, Optional<Written>> change) {
    for (int i = 0; i < TRIES_WITHOUT_LOCK; i++) {
      Optional<Change> done = tryWrite(table, key, rows.get(table, key), condition, change);
      if (done.isPresent()) {
        return done.get();
      }
    }
    for (int i = 0; i < TRIES_WITH_LOCK; i++) {
      Optional<Change> done =
          rows.together(() -> tryWrite(table, key, rows.lock(table, key), condition, change));
      if (done.isPresent()) {
        return done.get();
      }
    }
    throw conflict();
  }

  static RequestRefused conflict() {
    return new RequestRefused(
        ErrorCode.TRANSACTION_CONFLICT, "Transaction is ongoing for the item");
  }

  /** Empty when another write came in between. */
  private Optional<Change> tryWrite(
      TableDefinition table,
      RowKey key,
      Optional<StoredRow> row,
      Precondition condition,
      Function<Optional<Item>, Optional<Written>> change) {
    Optional<Item> stored = row.map(StoredRow::item);
    if (!condition.holds(stored)) {
      throw new ConditionFailed(stored);
    }
    Optional<Written> written = change.apply(stored);
    Change done = new Change(stored, written.map(Written::item));
    return isDone(table, key, row, written) ? Optional.of(done) : Optional.empty();
  }

  private boolean isDone(
      TableDefinition table, RowKey key, Optional<StoredRow> row, Optional<Written> written) {
    if (row.isEmpty()) {
      return written.isEmpty() || rows.insert(table, written.get().row());
    }
    long version = row.get().version();
    if (written.isEmpty()) {
      return rows.remove(table, key, version);
    }
    Row replacement = written.get().row();
    return replacement.text().equals(row.get().text()) || rows.replace(table, replacement, version);
  }
}
