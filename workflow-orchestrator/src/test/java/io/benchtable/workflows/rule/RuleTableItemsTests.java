package io.benchtable.workflows.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.workflows.item.InMemoryItems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RuleTableItemsTests {

  private static final List<RuleProblem> PROBLEMS =
      List.of(new RuleProblem("pattern", "3", "an event pattern"));

  private final InMemoryItems items = new InMemoryItems();
  private final RuleTableItems table = new RuleTableItems(items);

  @BeforeEach
  void table() {
    items.ensure(RuleTableItems.TABLE);
  }

  @Test
  void findsEnabledRulesThroughTheIndex() {
    items.put("rules", Map.of("name", "a", "state", "ENABLED"));
    items.put("rules", Map.of("name", "b", "state", "DISABLED"));
    items.put("rules", Map.of("name", "c"));

    assertThat(table.enabled()).extracting(rule -> rule.get("name")).containsExactly("a");
  }

  @Test
  void enablesARuleWithoutState() {
    var rule = Map.<String, @Nullable Object>of("name", "a", "errors", List.of());
    items.put("rules", rule);

    table.accept(rule);

    assertThat(rule("a")).containsEntry("state", "ENABLED").doesNotContainKey("errors");
  }

  @Test
  void saysWhatIsWrong() {
    var rule = Map.<String, @Nullable Object>of("name", "a", "state", "ENABLED", "pattern", "3");
    items.put("rules", rule);

    table.refuse(rule, PROBLEMS);

    assertThat(rule("a"))
        .containsEntry("state", "INVALID")
        .containsEntry(
            "errors",
            List.of(Map.of("path", "pattern", "value", "3", "expected", "an event pattern")));
  }

  @Test
  void leavesARuleThatWasCorrectedMeanwhile() {
    var old = Map.<String, @Nullable Object>of("name", "a", "state", "ENABLED", "pattern", "3");
    var corrected = new HashMap<String, @Nullable Object>(old);
    corrected.put("pattern", "{}");
    items.put("rules", corrected);

    table.refuse(old, PROBLEMS);

    assertThat(rule("a")).containsEntry("state", "ENABLED");
  }

  @Test
  void disablesOnlyWhatIsEnabled() {
    items.put("rules", Map.of("name", "a", "state", "ENABLED"));
    items.put("rules", Map.of("name", "b", "state", "INVALID"));

    table.disable("a", "too much");
    table.disable("b", "too much");
    table.disable("gone", "too much");

    assertThat(rule("a")).containsEntry("state", "DISABLED").containsEntry("reason", "too much");
    assertThat(rule("b")).containsEntry("state", "INVALID");
    assertThat(items.all("rules")).hasSize(2);
  }

  private Map<String, @Nullable Object> rule(String name) {
    return items.get("rules", Map.of("name", name)).orElseThrow();
  }
}
