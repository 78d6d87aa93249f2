package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ValidationError;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The key behind which a read goes on.
 *
 * @param row in the table
 * @param indexed in the index that is read, if one is
 */
record StartKey(RowKey row, @Nullable RowKey indexed) {
  static final String INVALID = "The provided starting key is invalid";

  /** Of a query, or of a scan of an index. What is read itself is spoken of without ado. */
  static StartKey of(TableDefinition table, @Nullable Index index, Item after) {
    RowKey own = own(table, index, after);
    if (index == null) {
      return new StartKey(own, null);
    }
    return new StartKey(prefixed(() -> Keys.of(table, after.only(table.key().names()))), own);
  }

  static StartKey ofScan(TableDefinition table, Item after) {
    return new StartKey(prefixed(() -> Keys.of(table, after)), null);
  }

  /** The key in what is read: the table or an index. */
  static RowKey own(TableDefinition table, @Nullable Index index, Item after) {
    if (!after.attributes().keySet().equals(table.keyNames(index))) {
      throw RequestRefused.invalid(INVALID);
    }
    return index == null
        ? Keys.of(table, after)
        : Keys.rowKey(index.key().keyFrom(after.only(index.key().names())));
  }

  RowKey first() {
    return indexed == null ? row : indexed;
  }

  private static RowKey prefixed(Supplier<RowKey> key) {
    try {
      return key.get();
    } catch (ValidationError e) {
      throw RequestRefused.invalid(INVALID + ": " + e.text());
    }
  }
}
