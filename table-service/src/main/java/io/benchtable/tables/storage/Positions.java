package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.expression.KeyRange;
import io.benchtable.tables.item.Item;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a read goes on: keys of items as they are given to clients, and as rows are ordered. */
final class Positions {

  private Positions() {}

  static RowRange rowRange(TableDefinition table, @Nullable Index index, ItemRange range) {
    int number = index == null ? -1 : index.slot();
    byte[] given = range.partition();
    boolean ofSeveral = index != null && index.key().isOfSeveral();
    byte[] partition = given == null ? null : Keys.partition(given, ofSeveral);
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
    StartKey key =
        index == null && partition == null
            ? StartKey.ofScan(table, after)
            : StartKey.of(table, index, after);
    checkWithin(range, key.first());
    RowKey indexed = key.indexed();
    List<byte[]> position = new ArrayList<>(4);
    if (indexed != null) {
      if (partition == null) {
        position.add(indexed.partition());
      }
      position.add(indexed.sort());
    }
    if (indexed != null || partition == null) {
      position.add(key.row().partition());
    }
    position.add(key.row().sort());
    return position;
  }

  private static void checkWithin(RowRange range, RowKey key) {
    if (!range.sort().includes(key.sort())) {
      throw RequestRefused.invalid(
          "The provided starting key does not match the range key predicate");
    }
    byte[] partition = range.partition();
    if (partition != null && !Arrays.equals(partition, key.partition())) {
      throw RequestRefused.invalid(
          range.sort().equals(KeyRange.ALL)
              ? "The provided starting key is outside query boundaries based on provided conditions"
              : "The query can return at most one row and cannot be restarted");
    }
  }

  static Item lastKey(TableDefinition table, @Nullable Index index, Item item) {
    return item.only(table.keyNames(index));
  }
}
