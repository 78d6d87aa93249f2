package io.benchtable.tables.expression.legacy;

import io.benchtable.tables.expression.MadePlaceholders;
import io.benchtable.tables.expression.Path;
import io.benchtable.tables.expression.Projection;
import io.benchtable.tables.item.ValidationError;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names of attributes that are wanted of an item; each is a whole name, never a path. */
public record AttributesToGet(List<String> names) {

  public AttributesToGet {
    names = List.copyOf(names);
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new ValidationError(Criterion.INVALID + "Duplicate value in attribute name: " + name);
      }
    }
  }

  public Projection projection() {
    MadePlaceholders made = new MadePlaceholders();
    var paths = names.stream().map(name -> made.path(Path.of(name))).toList();
    return made.expressions().projection(paths);
  }
}
