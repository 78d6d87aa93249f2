package io.benchtable.workflows.rule;

import io.benchtable.workflows.item.Condition;
import io.benchtable.workflows.item.ItemQuery;
import io.benchtable.workflows.item.ItemUpdate;
import io.benchtable.workflows.item.Items;
import io.benchtable.workflows.item.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Table {@code rules} as items; enabled rules are found through index {@code by-state}. */
final class RuleTableItems implements RuleTable {

  static final TableDefinition TABLE =
      new TableDefinition(
          "rules",
          "name",
          Optional.empty(),
          List.of(new TableDefinition.Index("by-state", "state", "name")));

  private final Items items;

  RuleTableItems(Items items) {
    this.items = items;
  }

  @Override
  public List<Map<String, @Nullable Object>> enabled() {
    var rules = new ArrayList<Map<String, @Nullable Object>>();
    var query = ItemQuery.of(TABLE.name(), "state", "ENABLED").through("by-state");
    while (true) {
      var page = items.query(query);
      rules.addAll(page.items());
      if (page.next().isEmpty()) {
        return rules;
      }
      query = query.after(page.next());
    }
  }

  @Override
  public void accept(Map<String, @Nullable Object> item) {
    change(
        String.valueOf(item.get("name")),
        ItemUpdate.update()
            .set("state", "ENABLED")
            .remove("errors", "reason")
            .when(unchanged(item)));
  }

  @Override
  public void refuse(Map<String, @Nullable Object> item, List<RuleProblem> problems) {
    var errors = new ArrayList<Map<String, String>>();
    for (var problem : problems) {
      errors.add(
          Map.of("path", problem.path(), "value", problem.value(), "expected", problem.expected()));
    }
    change(
        String.valueOf(item.get("name")),
        ItemUpdate.update().set("state", "INVALID").set("errors", errors).when(unchanged(item)));
  }

  @Override
  public void disable(String name, String reason) {
    change(
        name,
        ItemUpdate.update()
            .set("state", "DISABLED")
            .set("reason", reason)
            .when(new Condition.Is("state", "ENABLED")));
  }

  private static Condition[] unchanged(Map<String, @Nullable Object> item) {
    return Stream.of("name", "state", "pattern", "targets")
        .map(attribute -> same(attribute, item))
        .toArray(Condition[]::new);
  }

  private static Condition same(String attribute, Map<String, @Nullable Object> item) {
    var value = item.get(attribute);
    if (value != null) {
      return new Condition.Is(attribute, value);
    }
    return item.containsKey(attribute)
        ? new Condition.Exists(attribute)
        : new Condition.NotExists(attribute);
  }

  /** A rule that is another meanwhile, or gone, needs no change. */
  private void change(String name, ItemUpdate update) {
    items.update(TABLE.name(), Map.of("name", name), update);
  }
}
