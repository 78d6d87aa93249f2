package io.benchtable.tables.expression;

import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Paths that share their beginnings, with something at the end of each. */
final class PathTree<T> {

  private final NavigableMap<String, PathTree<T>> names = new TreeMap<>();
  private final NavigableMap<Integer, PathTree<T>> positions = new TreeMap<>();
  private @Nullable T end;

  void put(Path path, T value) {
    PathTree<T> tree = names.computeIfAbsent(path.attribute(), _ -> new PathTree<>());
    for (Path.Step step : path.inside()) {
      tree =
          switch (step) {
            case Path.Step.Name(String name) ->
                tree.names.computeIfAbsent(name, _ -> new PathTree<>());
            case Path.Step.Index(int position) ->
                tree.positions.computeIfAbsent(position, _ -> new PathTree<>());
          };
    }
    tree.end = value;
  }

  /** What is at the end of a path, if one ends here. */
  @Nullable T end() {
    return end;
  }

  boolean leadsIntoMap() {
    return !names.isEmpty();
  }

  boolean leadsIntoList() {
    return !positions.isEmpty();
  }

  void eachName(BiConsumer<String, PathTree<T>> visitor) {
    names.forEach(visitor);
  }

  /** From the first position to the last. */
  void eachPosition(BiConsumer<Integer, PathTree<T>> visitor) {
    positions.forEach(visitor);
  }
}
