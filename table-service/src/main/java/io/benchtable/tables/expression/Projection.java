package io.benchtable.tables.expression;

import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ListValue;
import io.benchtable.tables.item.MapValue;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A choice of what is wanted of an item. */
public final class Projection {

  private final List<Path> paths;
  private final PathTree<Path> tree = new PathTree<>();

  Projection(List<Path> paths) {
    this.paths = List.copyOf(paths);
    paths.forEach(path -> tree.put(path, path));
  }

  /** The names of the attributes that anything is wanted of. */
  public List<String> attributes() {
    return paths.stream().map(Path::attribute).distinct().toList();
  }

  /** The places in an item that are wanted. */
  public List<Path> paths() {
    return paths;
  }

  /**
   * What the item has of it, inside the maps and lists that it lies in; the elements of a list
   * close up in their order.
   */
  public Item of(Item item) {
    return new Item(entries(tree, item.attributes()));
  }

  private static SortedMap<String, AttributeValue> entries(
      PathTree<Path> tree, SortedMap<String, AttributeValue> entries) {
    SortedMap<String, AttributeValue> chosen = new TreeMap<>();
    tree.eachName(
        (name, subtree) -> {
          AttributeValue value = value(subtree, entries.get(name));
          if (value != null) {
            chosen.put(name, value);
          }
        });
    return chosen;
  }

  private static @Nullable AttributeValue value(
      PathTree<Path> tree, @Nullable AttributeValue value) {
    if (value == null || tree.end() != null) {
      return value;
    }
    if (value instanceof MapValue(SortedMap<String, AttributeValue> entries)) {
      SortedMap<String, AttributeValue> chosen = entries(tree, entries);
      return chosen.isEmpty() ? null : new MapValue(chosen);
    }
    if (value instanceof ListValue(List<AttributeValue> elements)) {
      List<AttributeValue> chosen = new ArrayList<>();
      tree.eachPosition(
          (position, subtree) -> {
            AttributeValue element =
                position < elements.size() ? value(subtree, elements.get(position)) : null;
            if (element != null) {
              chosen.add(element);
            }
          });
      return chosen.isEmpty() ? null : new ListValue(chosen);
    }
    return null;
  }
}
