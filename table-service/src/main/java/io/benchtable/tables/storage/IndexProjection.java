package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.item.Item;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an index holds of an item. */
final class IndexProjection {

  private IndexProjection() {}

  static Item of(TableDefinition table, @Nullable Index index, Item item) {
    if (index == null) {
      return item;
    }
    return switch (index.projection()) {
      case ALL -> item;
      case KEYS_ONLY -> item.only(keyNames(table, index));
      case INCLUDE -> {
        Set<String> names = keyNames(table, index);
        names.addAll(index.included());
        yield item.only(names);
      }
    };
  }

  static Set<String> keyNames(TableDefinition table, @Nullable Index index) {
    Set<String> names = new HashSet<>(table.key().names());
    if (index != null) {
      names.addAll(index.key().names());
    }
    return names;
  }
}
