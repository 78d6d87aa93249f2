package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.item.StoredItem;
import org.jspecify.annotations.Nullable;

/** What an index holds of an item. */
final class IndexProjection {

  private IndexProjection() {}

  static StoredItem of(TableDefinition table, @Nullable Index index, StoredItem item) {
    if (index == null) {
      return item;
    }
    return table.projected(index).map(names -> StoredItem.of(item.item().only(names))).orElse(item);
  }
}
