package io.benchtable.tables.expression;

import io.benchtable.tables.expression.Path.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Refuses paths of which one leads into what is at the end of another. */
final class PathOverlaps {

  private enum Relation {
    APART,
    OVERLAP,
    CONFLICT
  }

  private PathOverlaps() {}

  static void check(ExpressionKind kind, List<Path> paths) {
    check(kind, paths, Relation.OVERLAP, "overlap");
    check(kind, paths, Relation.CONFLICT, "conflict");
  }

  private static void check(ExpressionKind kind, List<Path> paths, Relation refused, String verb) {
    Map<String, List<Path>> before = new HashMap<>();
    for (Path second : paths) {
      List<Path> ofAttribute = before.computeIfAbsent(second.attribute(), _ -> new ArrayList<>());
      for (Path first : ofAttribute) {
        if (relation(first, second) == refused) {
          throw kind.invalid(
              "Two document paths %s with each other; must remove or rewrite one of these paths;"
                      .formatted(verb)
                  + " path one: %s, path two: %s".formatted(first.described(), second.described()));
        }
      }
      ofAttribute.add(second);
    }
  }

  /** Of two paths of one attribute. */
  private static Relation relation(Path one, Path two) {
    int shared = Math.min(one.inside().size(), two.inside().size());
    for (int i = 0; i < shared; i++) {
      Optional<Relation> decided = relation(one.inside().get(i), two.inside().get(i));
      if (decided.isPresent()) {
        return decided.get();
      }
    }
    return Relation.OVERLAP;
  }

  private static Optional<Relation> relation(Step one, Step two) {
    if (one.equals(two)) {
      return Optional.empty();
    }
    return Optional.of(one.getClass() == two.getClass() ? Relation.APART : Relation.CONFLICT);
  }
}
