package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.expression.Path;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.item.ValidationError;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Refuses ways into attributes of keys, which are never lists or maps. */
final class KeyPaths {

  private KeyPaths() {}

  static void check(TableDefinition table, Collection<Path> paths) {
    Set<String> entered =
        paths.stream()
            .filter(path -> !path.inside().isEmpty())
            .map(Path::attribute)
            .collect(Collectors.toSet());
    if (entered.isEmpty()) {
      return;
    }
    check(table.key(), "Key", entered);
    for (Index index : table.indexes()) {
      check(index.key(), "IndexKey", entered);
    }
  }

  private static void check(KeySchema key, String kind, Set<String> entered) {
    for (String name : key.names()) {
      if (entered.contains(name)) {
        throw new ValidationError(
            "Key attributes must be scalars; list random access '[]' and map lookup '.' are not"
                + " allowed: %s: %s".formatted(kind, name));
      }
    }
  }
}
