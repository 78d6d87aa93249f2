package io.benchtable.costs.verdict.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.costs.verdict.history.Past.Outcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistoryTests {

  private final Random random = new Random(11);
  private final List<Past> pasts = new ArrayList<>();

  private Map<String, String> surroundings = Map.of("kernel", "6.1", "commit", "a1b2");
  private Map<String, String> data = Map.of("reads", "9b2a");
  private Map<String, String> prices = Map.of("price book", "own-hardware@2026-11-01");
  private Map<String, String> metrics = Map.of("mapped", "9,800");
  private double seconds = 1;
  private double rate = 0.001;
  private double onTop = 1.2;
  private boolean extra;
  private boolean noisyMetrics;

  @Test
  void nothingChangesWhereNothingDoes() {
    benchmarks(30);
    History history = History.of("b0", pasts, 0.02, 1);
    assertThat(history.configurations())
        .extracting(History.Configuration::configurationId)
        .containsExactly("k=11", "k=21");
    assertThat(history.tested()).isEqualTo(5);
    assertThat(history.spent()).isEmpty();
    assertThat(history.configurations())
        .allSatisfy(
            one -> {
              assertThat(one.time()).isEmpty();
              assertThat(one.cost()).isEmpty();
            });
  }

  @Test
  void anotherKernelIsSaidBesideAnotherTime() {
    benchmarks(15);
    seconds = 1.3;
    surroundings = Map.of("kernel", "6.6", "commit", "a1b2");
    benchmarks(12);
    History history = History.of("b0", pasts, 0.02, 1);
    Change time = history.configurations().getFirst().time().getFirst();
    assertThat(time.benchmarkId()).isEqualTo("b15");
    assertThat(time.ratio().setScale(2, RoundingMode.HALF_EVEN)).isEqualByComparingTo("1.30");
    assertThat(time.because())
        .containsExactly(new Because(Because.Kind.ENVIRONMENT, "kernel 6.1 → 6.6"));
    assertThat(history.configurations().getFirst().cost().getFirst().because())
        .containsExactly(new Because(Because.Kind.USAGE, "×1.30 in time"));
    assertThat(history.spent().getFirst().because())
        .containsExactly(new Because(Because.Kind.USAGE, "×1.30 in time"));
  }

  @Test
  void anotherPriceIsSaidBesideAnotherCostAndNoOtherTime() {
    benchmarks(15);
    rate = 0.0011;
    prices = Map.of("price book", "own-hardware@2026-12-01");
    benchmarks(12);
    History.Configuration one = History.of("b0", pasts, 0.02, 1).configurations().getFirst();
    assertThat(one.time()).isEmpty();
    assertThat(one.cost().getFirst().because())
        .containsExactly(
            new Because(
                Because.Kind.PRICE,
                "×1.10 for the same time: price book own-hardware@2026-11-01 →"
                    + " own-hardware@2026-12-01"));
  }

  @Test
  void priceAndTimeAreFactorsOfOneChange() {
    benchmarks(15);
    rate = 0.002;
    seconds = 1.5;
    prices = Map.of("price book", "own-hardware@2026-12-01");
    benchmarks(12);
    Change cost = History.of("b0", pasts, 0.02, 1).configurations().getFirst().cost().getFirst();
    assertThat(cost.ratio().setScale(1, RoundingMode.HALF_EVEN)).isEqualByComparingTo("3.0");
    assertThat(cost.because())
        .extracting(because -> because.kind() + " " + because.words().substring(0, 3))
        .containsExactly("PRICE ×2.", "USAGE ×1.");
  }

  @Test
  void retriesAreSaidWhereMoreIsSpentForTheSameSamples() {
    benchmarks(15);
    onTop = 1.8;
    benchmarks(12);
    History history = History.of("b0", pasts, 0.02, 1);
    assertThat(history.configurations().getFirst().cost()).isEmpty();
    assertThat(history.spent().getFirst().because())
        .containsExactly(
            new Because(
                Because.Kind.RETRIES,
                "×1.50 by what is no sample: warm-ups, set-up, retries and failures"));
  }

  @Test
  void anotherDatasetAndOtherMetricsAreSaidBesideAnotherTime() {
    benchmarks(15);
    seconds = 0.7;
    data = Map.of("reads", "77aa");
    metrics = Map.of("mapped", "9,000");
    benchmarks(12);
    assertThat(
            History.of("b0", pasts, 0.02, 1)
                .configurations()
                .getFirst()
                .time()
                .getFirst()
                .because())
        .containsExactly(
            new Because(Because.Kind.DATA, "reads 9b2a → 77aa"),
            new Because(Because.Kind.DATA, "mapped 9,800 → 9,000"));
  }

  @Test
  void whatNothingExplainsIsSaidToBeUnknown() {
    benchmarks(15);
    seconds = 2;
    benchmarks(12);
    assertThat(
            History.of("b0", pasts, 0.02, 1)
                .configurations()
                .getFirst()
                .time()
                .getFirst()
                .because())
        .extracting(Because::kind)
        .containsExactly(Because.Kind.UNKNOWN);
  }

  @Test
  void costsOfAnotherCurrencyAreNotCompared() {
    benchmarks(15);
    String old = "EUR";
    pasts.replaceAll(past -> in(old, past));
    rate = 0.01;
    benchmarks(15);
    History history = History.of("b0", pasts, 0.02, 1);
    assertThat(history.configurations().getFirst().cost()).isEmpty();
    assertThat(history.spent()).isEmpty();
  }

  @Test
  void moreConfigurationsAreNoLongerTime() {
    benchmarks(15);
    extra = true;
    benchmarks(12);
    assertThat(History.of("b0", pasts, 0.02, 1).spent().getFirst().because())
        .extracting(Because::kind)
        .containsExactly(Because.Kind.UNKNOWN);
  }

  @Test
  void metricsThatAlwaysDifferExplainNothing() {
    noisyMetrics = true;
    benchmarks(15);
    seconds = 2;
    benchmarks(12);
    assertThat(
            History.of("b0", pasts, 0.02, 1)
                .configurations()
                .getFirst()
                .time()
                .getFirst()
                .because())
        .extracting(Because::kind)
        .containsExactly(Because.Kind.UNKNOWN);
  }

  @Test
  void configurationsOfTheBenchmarkThatIsAskedForComeFirst() {
    for (int i = 0; i < 30; i++) {
      pasts.add(only("b" + i, "a=%02d".formatted(i)));
    }
    pasts.add(only("asked", "z=1"));
    assertThat(History.of("asked", pasts, 0.02, 1).configurations())
        .hasSize(History.MOST_CONFIGURATIONS)
        .last()
        .extracting(History.Configuration::configurationId)
        .isEqualTo("z=1");
  }

  private Past only(String id, String configurationId) {
    return new Past(
        id,
        "n",
        "2026",
        Map.of(),
        Map.of(),
        Map.of(),
        null,
        null,
        Map.of(configurationId, outcome(1)));
  }

  @Test
  void changesThatAreTooSmallToMatterAreLeftOut() {
    benchmarks(15);
    seconds = 1.3;
    benchmarks(12);
    assertThat(History.of("b0", pasts, 0.2, 1).configurations().getFirst().time()).hasSize(1);
    assertThat(History.of("b0", pasts, 0.4, 1).configurations().getFirst().time()).isEmpty();
  }

  @Test
  void shortHistoriesAndThoseWithoutCostsHaveNoChanges() {
    assertThat(History.of("b0", List.of(), 0.02, 1).tested()).isZero();
    benchmarks(5);
    assertThat(History.of("b0", pasts, 0.02, 1).tested()).isZero();
    benchmarks(1);
    assertThat(History.of("b0", pasts, 0.02, 1).tested()).isEqualTo(5);
  }

  private void benchmarks(int count) {
    for (int i = 0; i < count; i++) {
      Outcome one = outcome(1);
      Outcome other = outcome(2);
      Map<String, Outcome> outcomes = new HashMap<>(Map.of("k=11", one, "k=21", other));
      if (extra) {
        outcomes.put("k=31", outcome(9));
      }
      BigDecimal billed =
          outcomes.values().stream()
              .map(HistoryTests::cost)
              .reduce(BigDecimal.ZERO, BigDecimal::add)
              .multiply(BigDecimal.TEN)
              .multiply(BigDecimal.valueOf(onTop * (1 + 0.002 * random.nextGaussian())));
      pasts.add(
          new Past(
              "b" + pasts.size(),
              "k-mers",
              "2026-11-%02dT00:00:00Z".formatted(pasts.size() % 30 + 1),
              surroundings,
              data,
              prices,
              "USD",
              billed,
              outcomes));
    }
  }

  private static BigDecimal cost(Outcome outcome) {
    BigDecimal cost = outcome.cost();
    return cost == null ? BigDecimal.ZERO : cost;
  }

  private Outcome outcome(double factor) {
    double time = seconds * factor * Math.exp(0.004 * random.nextGaussian());
    return new Outcome(
        10, BigDecimal.valueOf(time), null, null, BigDecimal.valueOf(time * rate), metrics);
  }

  private static Past in(String currency, Past past) {
    return new Past(
        past.benchmarkId(),
        past.name(),
        past.at(),
        past.surroundings(),
        past.data(),
        past.prices(),
        currency,
        past.billed(),
        past.outcomes());
  }
}
