package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.item.Item;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The capacity units of a write: those of the table, and those of each index whose content changes.
 *
 * @param indexes by name; only indexes that are touched
 */
public record WriteUnits(double table, Map<String, Double> indexes) {

  public static WriteUnits of(TableDefinition table, Change change) {
    double own =
        units(
            Math.max(
                change.before().map(Item::sizeInBytes).orElse(0),
                change.after().map(Item::sizeInBytes).orElse(0)));
    Map<String, Double> indexes = new TreeMap<>();
    for (Index index : table.filled()) {
      double units = of(table, index, change);
      if (units > 0) {
        indexes.put(index.name(), units);
      }
    }
    return new WriteUnits(own, indexes);
  }

  /** An entry under another key is an old one removed and a new one written. */
  private static double of(TableDefinition table, Index index, Change change) {
    Optional<Item> before = change.before().flatMap(item -> entry(table, index, item));
    Optional<Item> after = change.after().flatMap(item -> entry(table, index, item));
    if (before.equals(after)) {
      return 0;
    }
    double old = before.map(item -> units(item.sizeInBytes())).orElse(0.0);
    double now = after.map(item -> units(item.sizeInBytes())).orElse(0.0);
    boolean moved =
        before.isPresent()
            && after.isPresent()
            && !key(index, before.get()).equals(key(index, after.get()));
    return moved ? old + now : Math.max(old, now);
  }

  /** What the index has of an item; empty where it has not got the item. */
  private static Optional<Item> entry(TableDefinition table, Index index, Item item) {
    boolean indexed =
        index.key().attributes().stream()
            .allMatch(
                attribute -> {
                  var value = item.get(attribute.name());
                  return value != null && attribute.type().accepts(value);
                });
    if (!indexed) {
      return Optional.empty();
    }
    Optional<Set<String>> names = table.projected(index);
    return Optional.of(names.map(item::only).orElse(item));
  }

  private static Item key(Index index, Item item) {
    return item.only(index.key().names());
  }

  public WriteUnits and(WriteUnits other) {
    Map<String, Double> sum = new TreeMap<>(indexes);
    other.indexes.forEach((name, units) -> sum.merge(name, units, Double::sum));
    return new WriteUnits(table + other.table, sum);
  }

  public double total() {
    return table + indexes.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private static double units(int bytes) {
    return Math.max(1, (bytes + 1023) / 1024);
  }
}
