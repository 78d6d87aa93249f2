package io.benchtable.costs.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.benchtable.costs.statistics.Interval;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AmountsTests {

  @TestFactory
  List<DynamicTest> timesWithIntervalsAreWrittenAsTheContractSays() {
    JsonNode figures =
        JsonMapper.builder().build().readTree(Path.of("..", "contracts", "figures.json"));
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode example : figures.path("times")) {
      JsonNode alone = example.path("column").path(0);
      if (example.path("column").size() == 1 && alone.has("low")) {
        String text = alone.path("text").asString();
        tests.add(
            dynamicTest(
                text,
                () ->
                    assertThat(Amounts.duration(estimate(alone), number(alone, "median")))
                        .isEqualTo(text + " (median of 10)")));
      }
    }
    assertThat(tests).isNotEmpty();
    return tests;
  }

  @Test
  void timeHasTheUnitOfTheSlowest() {
    Estimate fast = new Estimate(0.99, Optional.of(new Interval(0.78, 1.15)), 10);
    assertThat(Amounts.duration(fast, 1.19)).isEqualTo("0.99 s [0.78, 1.15] (median of 10)");
  }

  private static Estimate estimate(JsonNode figure) {
    return new Estimate(
        number(figure, "median"),
        Optional.of(new Interval(number(figure, "low"), number(figure, "high"))),
        10);
  }

  private static double number(JsonNode figure, String name) {
    return Double.parseDouble(figure.path(name).asString());
  }
}
