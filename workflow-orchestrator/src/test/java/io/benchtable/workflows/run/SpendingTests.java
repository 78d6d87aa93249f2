package io.benchtable.workflows.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SpendingTests {

  @Test
  void addsWhatIsKnown() {
    var spending = Spending.NOTHING.plus(cost("0.10", "USD")).plus(cost("0.05", "USD"));
    assertThat(spending.totals())
        .containsEntry("billedCost", "0.15")
        .containsEntry("currency", "USD")
        .containsEntry("completeness", "complete")
        .containsEntry("unknownLines", 0);
  }

  @Test
  void saysOfHowManyRunsTheCostIsUnknown() {
    assertThat(Spending.NOTHING.plus(null).totals())
        .containsEntry("billedCost", null)
        .containsEntry("completeness", "unknown")
        .containsEntry("unknownLines", 1);
    assertThat(Spending.NOTHING.plus(cost("0.10", "USD")).plus(cost(null, "USD")).totals())
        .containsEntry("billedCost", "0.10")
        .containsEntry("completeness", "partial")
        .containsEntry("unknownLines", 1);
  }

  @Test
  void addsNoCurrencyToAnother() {
    var spending = Spending.NOTHING.plus(cost("0.10", "USD")).plus(cost("7", "EUR"));
    assertThat(spending.totals())
        .containsEntry("billedCost", "0.10")
        .containsEntry("currency", "USD")
        .containsEntry("completeness", "partial");
  }

  @Test
  void countsOnlyWhatWasCarriedOut() {
    Map<String, @Nullable Object> waiting = new HashMap<>();
    waiting.put("transitions", List.of(Map.of("status", "WAITING")));
    Map<String, @Nullable Object> ran = new HashMap<>();
    ran.put("transitions", List.of(Map.of("status", "RUNNING")));
    ran.put("cost", cost("0.10", "USD"));
    assertThat(Spending.of(List.of(waiting)).totals()).isEmpty();
    assertThat(Spending.of(List.of(waiting, ran)).totals()).containsEntry("billedCost", "0.10");
  }

  private static Map<String, @Nullable Object> cost(@Nullable String billed, String currency) {
    Map<String, @Nullable Object> cost = new HashMap<>();
    cost.put("billedCost", billed);
    cost.put("currency", currency);
    cost.put("completeness", billed == null ? "partial" : "complete");
    return cost;
  }
}
