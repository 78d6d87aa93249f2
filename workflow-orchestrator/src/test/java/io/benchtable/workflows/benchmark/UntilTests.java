package io.benchtable.workflows.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What until means, and which of it can never be met. */
class UntilTests {

  private static final JsonMapper JSON = JsonMapper.shared();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | {'time': '30m'} | 50",
        "2 | {'precision': 0.01} | 9 14 21 33 50",
        "2 | {'precision': '0.01', 'minimum': 12, 'maximum': 40} | 12 18 27 40",
        "6 | {'precision': '0.01'} | 11 16 23 34 50",
        "6 | {'time': '30m', 'maximum': 10} | 10",
        "200 | {'cost': '2.50', 'maximum': 49} | 16 23 34 49",
      })
  void looksAtPlannedNumbersOfBlocks(int configurations, String until, String looks) {
    var read = SpecReader.read(spec(configurations, until)).spec().orElseThrow();
    assertThat(read.design().until().orElseThrow().looks())
        .isEqualTo(Arrays.stream(looks.split(" ")).map(Integer::valueOf).toList());
    assertThat(read.design().repetitions())
        .isEqualTo(read.design().until().orElseThrow().maximum());
  }

  /** At every look, and at the end, its part of the error can be reached. */
  @Property(tries = 300)
  void canStopAtEveryLook(
      @ForAll @IntRange(min = 1, max = 398) int comparisons,
      @ForAll @IntRange(min = 1, max = 60) int least,
      @ForAll @IntRange(min = 0, max = 200) int more) {
    var planned = new PlannedLooks(comparisons);
    int most = Math.max(planned.fewest(), least + more);
    var looks = planned.between(least, most);
    int before = 0;
    for (int look : looks) {
      assertThat(look).isGreaterThan(before).isGreaterThanOrEqualTo(Math.min(least, most));
      assertThat(Math.pow(2, 1 - look))
          .isLessThanOrEqualTo(0.05 / comparisons * (look - before) / most);
      before = look;
    }
    assertThat(looks.getLast()).isEqualTo(most);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | {} | precision | at least one of precision, cost and time",
        "2 | {'minimum': 6, 'maximum': 40} | precision | at least one of precision, cost and time",
        "2 | {'precision': 0} | precision | a share above 0 and below 1, such as 0.01",
        "2 | {'precision': -0.01} | precision | a share above 0 and below 1, such as 0.01",
        "2 | {'precision': 1} | precision | a share above 0 and below 1, such as 0.01",
        "2 | {'cost': 0} | cost | an amount above 0, such as 2.50",
        "2 | {'cost': '-1'} | cost | an amount above 0, such as 2.50",
        "2 | {'time': '0m'} | time | a time such as 30s, 5m, 2h or 1d, at most 365d",
        "2 | {'time': '-5m'} | time | a time such as 30s, 5m, 2h or 1d, at most 365d",
        "2 | {'time': '366d'} | time | a time such as 30s, 5m, 2h or 1d, at most 365d",
        "2 | {'time': '1h', 'minimum': 8, 'maximum': 7} | maximum | a number of blocks not below the minimum, 8",
        "2 | {'time': '1h', 'maximum': 6} | maximum | at least 7 blocks, as fewer cannot reach the level of 2 configurations",
        "6 | {'time': '1h', 'maximum': 8} | maximum | at least 9 blocks, as fewer cannot reach the level of 6 configurations",
        "2 | {'precision': 0.1, 'maximum': 8} | maximum | at least 9 blocks, as with fewer no look before the last block could stop anything",
        "2 | {'time': '1h', 'minimum': 0} | minimum | a whole number from 1 to 10000",
        "1 | {'precision': 0.01} | precision | nothing with one configuration, as it is the precision of a ratio to the baseline",
        "201 | {'time': '1h'} | precision | at most 200 configurations with until",
        "2 | {'time': '1h', 'blocks': 3} | blocks | no such field; known are precision, cost, time, minimum, maximum",
      })
  void refusesWhatCanNeverBeMet(int configurations, String until, String field, String expected) {
    assertThat(SpecReader.read(spec(configurations, until)).problems())
        .extracting(problem -> problem.path() + ": " + problem.expected())
        .contains("spec.until." + field + ": " + expected);
  }

  @Test
  void refusesRepetitionsBesideItAndABudgetWithoutPrices() {
    var spec = spec(2, "{'cost': 1}");
    spec.put("repetitions", 10);
    spec.remove("pricing");
    assertThat(SpecReader.read(spec).problems())
        .extracting(problem -> problem.path() + ": " + problem.expected())
        .containsExactlyInAnyOrder(
            "spec.until: either until or repetitions",
            "spec.until.cost: spec.pricing beside it, which says what runs cost");
  }

  @Test
  void spendsNoMoreThanThereIs() {
    var budget = budget("2.50", Duration.ofMinutes(30));
    assertThat(budget.exceeded(spent("2.40", 0, 29, "0.10", 30))).isEmpty();
    assertThat(budget.exceeded(spent("2.40", 0, 29, null, null))).isEmpty();
    assertThat(words(budget, spent("2.40", 0, 29, "0.1049", 30)))
        .isEqualTo(
            "COST_SPENT another block would go beyond the money, 2.4 of 2.50 USD, by taking about"
                + " 0.1 more");
    assertThat(words(budget, spent("2.51", 0, 29, null, null)))
        .isEqualTo("COST_SPENT the money is spent, 2.51 of 2.50 USD");
    assertThat(words(budget, spent("0.1", 2, 29, "0.1", 30)))
        .isEqualTo("COST_UNKNOWN what was spent is not known, as the cost of 2 runs is not");
    assertThat(words(budget, spent("1", 0, 29, "0.1", 61)))
        .isEqualTo(
            "TIME_SPENT another block would go beyond the time, 29 min of 30 min, by taking about"
                + " 1 min 1 s more");
    assertThat(words(budget, spent("1", 0, 90, "0.1", 61)))
        .isEqualTo("TIME_SPENT the time is spent, 1 h 30 min of 30 min");
    assertThat(budget(null, null).exceeded(spent(null, 9, 9000, null, null))).isEmpty();
  }

  @Test
  void leavesWhatWasStoppedOutOfLaterBlocks() {
    var spec = SpecReader.read(spec(3, "{'time': '1h', 'maximum': 20}")).spec().orElseThrow();
    var plan = Plan.of(spec, 1);
    var reach = new Reach(12, 20, Map.of("k=2", 9));
    assertThat(plan.runs(reach)).hasSize(3 + 9 * 3 + 3 * 2);
    assertThat(plan.runs().stream().filter(reach::mayHave)).hasSize(3 + 9 * 3 + 11 * 2);
    assertThat(plan.runs(reach.further())).hasSize(3 + 9 * 3 + 4 * 2);
    assertThat(plan.runs(Reach.ALL)).isEqualTo(plan.runs());
    assertThat(plan.leastRuns(spec.design())).as("one block, as time may end it").isEqualTo(6);
    var precise = SpecReader.read(spec(3, "{'precision': 0.1}")).spec().orElseThrow();
    assertThat(Plan.of(precise, 1).leastRuns(precise.design())).isEqualTo(3 + 3 * 10);
  }

  private static String words(Budget budget, Budget.Spent spent) {
    var exceeded = budget.exceeded(spent).orElseThrow();
    return exceeded.reason() + " " + exceeded.words();
  }

  private static Budget budget(@Nullable String cost, @Nullable Duration time) {
    return new Budget(Optional.ofNullable(cost).map(BigDecimal::new), Optional.ofNullable(time));
  }

  private static Budget.Spent spent(
      @Nullable String cost,
      int unpriced,
      long minutes,
      @Nullable String blockCost,
      @Nullable Integer blockSeconds) {
    return new Budget.Spent(
        cost == null ? null : new BigDecimal(cost),
        unpriced,
        "USD",
        Duration.ofMinutes(minutes),
        blockCost == null ? null : new BigDecimal(blockCost),
        blockSeconds == null ? null : Duration.ofSeconds(blockSeconds));
  }

  static Map<String, @Nullable Object> spec(int configurations, String until) {
    var spec = new LinkedHashMap<String, @Nullable Object>();
    spec.put("name", "n");
    spec.put(
        "parameters",
        Map.of("k", new ArrayList<>(IntStream.rangeClosed(1, configurations).boxed().toList())));
    spec.put("pipeline", List.of(Map.of("name", "s", "command", List.of("c", "${k}"))));
    spec.put("pricing", Map.of("book", "own-hardware"));
    spec.put("until", JSON.readValue(until.replace('\'', '"'), Map.class));
    return spec;
  }
}
