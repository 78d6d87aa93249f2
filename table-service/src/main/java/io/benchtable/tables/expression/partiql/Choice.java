package io.benchtable.tables.expression.partiql;

import io.benchtable.tables.expression.Path;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ValidationError;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a SELECT returns of an item: each value by itself, under the last name on the way to it and
 * the positions behind that.
 *
 * @param paths none for all that an item has
 */
public record Choice(List<Path> paths) {

  public Choice {
    paths = List.copyOf(paths);
    Set<String> names = new HashSet<>();
    for (Path path : paths) {
      if (!names.add(name(path))) {
        throw new ValidationError("Duplicate identifiers in select clause: " + name(path));
      }
    }
  }

  public boolean isOfAll() {
    return paths.isEmpty();
  }

  /** The attributes that anything is wanted of. */
  public List<String> attributes() {
    return paths.stream().map(Path::attribute).distinct().toList();
  }

  public Item of(Item item) {
    if (isOfAll()) {
      return item;
    }
    TreeMap<String, AttributeValue> chosen = new TreeMap<>();
    for (Path path : paths) {
      AttributeValue value = path.in(item);
      if (value != null) {
        chosen.put(name(path), value);
      }
    }
    return new Item(chosen);
  }

  private static String name(Path path) {
    StringBuilder name = new StringBuilder(path.attribute());
    for (Path.Step step : path.inside()) {
      switch (step) {
        case Path.Step.Name(String inner) -> {
          name.setLength(0);
          name.append(inner);
        }
        case Path.Step.Index(int position) -> name.append('[').append(position).append(']');
      }
    }
    return name.toString();
  }
}
