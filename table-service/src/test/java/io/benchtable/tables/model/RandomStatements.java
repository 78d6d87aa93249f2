package io.benchtable.tables.model;

import io.benchtable.tables.model.Call.Statement.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Statements of PartiQL by chance. */
final class RandomStatements {

  private final RandomValues values;
  private final RandomChecks checks;
  private final RandomChanges changes;

  RandomStatements(RandomValues values, RandomChecks checks, RandomChanges changes) {
    this.values = values;
    this.checks = checks;
    this.changes = changes;
  }

  Call one() {
    return statement(Kind.values()[values.below(4)], true);
  }

  private Call.Statement statement(Kind kind, boolean alone) {
    int table = values.below(Schema.ALL.size());
    Map<String, Object> target = values.key(Schema.ALL.get(table));
    if (kind == Kind.INSERT) {
      target.putAll(new TreeMap<>(Map.of("a", values.value(), "c", values.number())));
    }
    List<String> returnings =
        switch (kind) {
          case UPDATE -> List.of("", "ALL OLD", "ALL NEW", "MODIFIED OLD", "MODIFIED NEW");
          case DELETE -> List.of("", "ALL OLD");
          default -> List.of("");
        };
    return new Call.Statement(
        kind,
        table,
        target,
        kind == Kind.UPDATE ? changes.whole(false) : new Changes(List.of()),
        kind != Kind.INSERT && values.once(3) && (alone || kind != Kind.SELECT)
            ? checks.comparison()
            : null,
        alone ? values.of(returnings) : "");
  }

  /** All reads, or all writes. */
  Call several() {
    boolean read = values.once(2);
    List<Call.Statement> all = new ArrayList<>();
    for (int i = values.below(4); i >= 0; i--) {
      Kind kind = read ? Kind.SELECT : values.of(List.of(Kind.INSERT, Kind.UPDATE, Kind.DELETE));
      all.add(statement(kind, false));
    }
    return new Call.Statements(values.once(2), all);
  }
}
