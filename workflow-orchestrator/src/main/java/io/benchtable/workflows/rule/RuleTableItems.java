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
  public void accept(String name) {
    change(
        name,
        ItemUpdate.update()
            .set("state", "ENABLED")
            .remove("errors", "reason")
            .when(new Condition.Exists("name")));
  }

  @Override
  public void refuse(String name, List<RuleProblem> problems) {
    var errors =
        problems.stream()
            .map(
                problem ->
                    Map.of(
                        "path", problem.path(),
                        "value", problem.value(),
                        "expected", problem.expected()))
            .toList();
    change(
        name,
        ItemUpdate.update()
            .set("state", "INVALID")
            .set("errors", errors)
            .when(new Condition.Exists("name")));
  }

  @Override
  public void disable(String name, String reason) {
    change(
        name,
        ItemUpdate.update()
            .set("state", "DISABLED")
            .set("reason", reason)
            .when(new Condition.Exists("name")));
  }

  /** A rule that is gone meanwhile needs no change. */
  private void change(String name, ItemUpdate update) {
    items.update(TABLE.name(), Map.of("name", name), update);
  }
}
