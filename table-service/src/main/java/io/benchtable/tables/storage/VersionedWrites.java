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
    RowChange wanted = row -> decide(row, condition, change);
    for (int i = 0; i < TRIES_WITHOUT_LOCK; i++) {
      Optional<Change> done = rows.change(table, key, wanted);
      if (done.isPresent()) {
        return done.get();
      }
    }
    for (int i = 0; i < TRIES_WITH_LOCK; i++) {
      Optional<Change> done = rows.together(() -> rows.changeLocked(table, key, wanted));
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

  private static RowChange.Decided decide(
      Optional<StoredRow> row,
      Precondition condition,
      Function<Optional<Item>, Optional<Written>> change) {
    Optional<Item> stored = row.map(StoredRow::item);
    if (!condition.holds(stored)) {
      throw new ConditionFailed(stored);
    }
    Optional<Written> written = change.apply(stored);
    return new RowChange.Decided(
        new Change(stored, written.map(Written::item)), written.map(Written::row));
  }
}
