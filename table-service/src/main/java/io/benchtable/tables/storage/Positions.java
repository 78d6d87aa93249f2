package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ValidationError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a read goes on: keys of items as they are given to clients, and as rows are ordered. */
final class Positions {

  private static final String INVALID = "The provided starting key is invalid";

  private Positions() {}

  static RowRange rowRange(TableDefinition table, @Nullable Index index, ItemRange range) {
    int number = index == null ? -1 : index.slot();
    byte[] given = range.partition();
    byte[] partition = given == null ? null : Keys.partition(given);
    RowRange all =
        new RowRange(
            number,
            partition,
            range.sort(),
            range.descending(),
            null,
            range.segment(),
            range.segments());
    Item after = range.after();
    return after == null ? all : all.from(position(table, index, all, after));
  }

  private static List<byte[]> position(
      TableDefinition table, @Nullable Index index, RowRange range, Item after) {
    byte[] partition = range.partition();
    Set<String> names = table.keyNames(index);
    if (!after.attributes().keySet().equals(names)) {
      throw RequestRefused.invalid(INVALID);
    }
    RowKey row = key(() -> Keys.of(table, after.only(table.key().names())));
    RowKey indexed =
        index == null
            ? null
            : key(
                () ->
                    index
                        .key()
                        .indexKeyIn(after, index.name())
                        .map(Keys::rowKey)
                        .orElseThrow(() -> RequestRefused.invalid(INVALID)));
    RowKey first = indexed == null ? row : indexed;
    if (!range.sort().includes(first.sort())) {
      throw RequestRefused.invalid(
          "The provided starting key does not match the range key predicate");
    }
    if (partition != null && !Arrays.equals(partition, first.partition())) {
      throw RequestRefused.invalid(
          "The provided starting key is outside query boundaries based on provided conditions");
    }
    List<byte[]> position = new ArrayList<>(4);
    if (indexed != null) {
      if (partition == null) {
        position.add(indexed.partition());
      }
      position.add(indexed.sort());
    }
    if (indexed != null || partition == null) {
      position.add(row.partition());
    }
    position.add(row.sort());
    return position;
  }

  private static RowKey key(java.util.function.Supplier<RowKey> key) {
    try {
      return key.get();
    } catch (ValidationError e) {
      throw RequestRefused.invalid(INVALID + ": " + e.text());
    }
  }

  static Item lastKey(TableDefinition table, @Nullable Index index, Item item) {
    return item.only(table.keyNames(index));
  }
}
