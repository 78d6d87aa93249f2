package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.storage.Change;
import java.util.Optional;
import java.util.function.Predicate;

/** What an index has of an item, and what it takes to keep that up to date. */
record IndexEntry(Item key, Item projected) {

  private static final int WRITE_UNIT = 1024;

  /** Empty where the item is not in the index. */
  static Optional<IndexEntry> of(Optional<Item> item, TableDefinition table, Index index) {
    return item.filter(whole -> index.key().names().stream().allMatch(has(whole)))
        .map(
            whole ->
                new IndexEntry(
                    whole.only(table.keyNames(index)),
                    table.projected(index).map(whole::only).orElse(whole)));
  }

  private static Predicate<String> has(Item item) {
    return name -> item.get(name) != null;
  }

  /** One write for an entry that comes, goes or changes, and two for one that moves. */
  static long unitsOf(Change change, TableDefinition table, Index index) {
    Optional<IndexEntry> before = of(change.before(), table, index);
    Optional<IndexEntry> after = of(change.after(), table, index);
    if (before.equals(after)) {
      return 0;
    }
    if (before.isPresent() && after.isPresent() && before.get().key().equals(after.get().key())) {
      return Math.max(before.get().units(), after.get().units());
    }
    return before.map(IndexEntry::units).orElse(0L) + after.map(IndexEntry::units).orElse(0L);
  }

  private long units() {
    return TransactionCapacity.units(projected.sizeInBytes(), WRITE_UNIT);
  }
}
