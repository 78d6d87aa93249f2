package io.benchtable.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.standalone.client.Tables;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class UnderTests {

  private static final List<JsonNode> RESULTS =
      results(
          result("slow", "12.0", "12.4", "0.001", true),
          result("middle", "8.0", "8.3", "0.004", true),
          result("fast", "3.0", "3.1", "0.020", true),
          result("wrong", "1.0", "1.1", "0.0001", false));

  @ParameterizedTest
  @CsvSource({
    "10s, 10,",
    "500ms, 0.500,",
    "1.5 min, 90.0,",
    "2h, 7200,",
    "$0.01, 0.01, USD",
    "0.01EUR, 0.01, EUR",
    "0.01 USD, 0.01, USD"
  })
  void readsTimesAndAmounts(String text, BigDecimal value, String currency) {
    assertThat(Limit.of(text).value()).isEqualByComparingTo(value);
    assertThat(Limit.of(text).currency()).isEqualTo(currency);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "-1s", "10 parsecs", "$", "$1 EUR", "1e3s"})
  void refusesWhatIsNeither(String text) {
    assertThatThrownBy(() -> Limit.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Expected a time such as 10s or an amount such as $0.01 or 0.01EUR, but got " + text);
  }

  @ParameterizedTest
  @CsvSource({"10s, middle", "3s, fast", "100s, slow", "$0.01, middle", "$0.001, slow", "$1, fast"})
  void namesTheBestWithinTheLimit(String limit, String best) {
    assertThat(Under.of(Limit.of(limit), RESULTS).configurationId()).isEqualTo(best);
  }

  @Test
  void saysSo() {
    assertThat(Under.of(Limit.of("10s"), RESULTS).words())
        .isEqualTo("Cheapest under 10 s: middle at 8.000 s [7.800, 8.300] for $0.0040 a run.");
    assertThat(Under.of(Limit.of("$0.01"), RESULTS).words()).startsWith("Fastest under $0.010: ");
    assertThat(Under.of(Limit.of("8.1s"), RESULTS).words())
        .endsWith(" a run. Its interval reaches beyond that.");
    assertThat(Under.of(Limit.of("2s"), RESULTS).words())
        .startsWith("None is under 2 s; the fastest is fast at 3.00");
    assertThat(Under.of(Limit.of("1EUR"), RESULTS).words())
        .isEqualTo("Expected an amount in USD, but it is in EUR.");
    assertThat(Under.of(Limit.of("1s"), List.of()).words()).startsWith("No configuration has both");
  }

  private static List<JsonNode> results(String... texts) {
    List<JsonNode> results = new ArrayList<>();
    for (String text : texts) {
      results.add(Tables.JSON.readTree(text));
    }
    return results;
  }

  private static String result(
      String id, String median, String high, String cost, boolean compared) {
    return """
        {"configurationId": "%s", "status": "COMPLETE",
         "wallSeconds": {"median": "%s", "low": "7.8", "high": "%s"},
         "costPerRun": {"median": "%s", "currency": "USD"}%s}
        """
        .formatted(id, median, high, cost, compared ? ", \"frontier\": {\"on\": true}" : "")
        .replace("\"low\": \"7.8\"", "\"low\": \"" + (id.equals("middle") ? "7.8" : median) + "\"");
  }
}
