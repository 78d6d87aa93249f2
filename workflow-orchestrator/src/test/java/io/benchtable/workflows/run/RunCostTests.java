package io.benchtable.workflows.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a run's item says of its cost. */
class RunCostTests {

  @Test
  void saysWhyACostIsNotKnownEachReasonOnce() {
    assertThat(charged(List.of()))
        .doesNotContainKeys("note", "unknown")
        .containsEntry("currency", "USD");
    assertThat(charged(List.of("No wall time for a#1", "No wall time for a#1")))
        .containsEntry("note", "No wall time for a#1")
        .doesNotContainKey("unknown");
    assertThat(charged(List.of("a", "b", "c", "d", "e")))
        .containsEntry("note", "a; b; c; and 2 more");
  }

  private static Map<String, @Nullable Object> charged(List<String> unknown) {
    var cost = new LinkedHashMap<String, @Nullable Object>();
    cost.put("billedCost", null);
    cost.put("currency", "USD");
    cost.put("completeness", unknown.isEmpty() ? "complete" : "unknown");
    cost.put("unknown", unknown);
    return RunItem.cost(cost);
  }
}
