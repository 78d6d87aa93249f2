package io.benchtable.workflows.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EstimateTests {

  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  @Test
  void addsUpWhatEachConfigurationTookAndThePauseBetweenRuns() {
    var past =
        List.of(
            run("k=1", 0, 1000, "0.001"),
            run("k=2", 1200, 3200, "0.003"),
            run("k=1", 3400, 4400, "0.001"));
    // Two configurations, ten runs and a warm-up each; 200 ms between runs.
    var estimate = Estimate.of(plan(1, 2), List.of(past));
    assertThat(estimate.runs()).isEqualTo(22);
    assertThat(estimate.untimed()).isZero();
    assertThat(estimate.seconds()).isEqualByComparingTo("37.4");
    assertThat(estimate.cost()).isEqualByComparingTo("0.044");
    assertThat(estimate.unpriced()).isZero();
  }

  @Test
  void countsWhatWasNeverMeasuredInsteadOfGuessing() {
    var estimate = Estimate.of(plan(1, 2), List.of(List.of(run("k=1", 0, 1000, null))));
    assertThat(estimate.untimed()).isEqualTo(11);
    assertThat(estimate.seconds()).isEqualByComparingTo("11");
    assertThat(estimate.unpriced()).isEqualTo(22);
    assertThat(estimate.isPriced()).isFalse();
  }

  @Test
  void knowsNothingWithoutThePast() {
    var estimate = Estimate.of(plan(1), List.of());
    assertThat(estimate.isTimed()).isFalse();
    assertThat(estimate.untimed()).isEqualTo(estimate.runs());
  }

  @Test
  void waitForAnotherBenchmarkIsNoUsualPause() {
    var past = new ArrayList<PastRun>();
    for (int at = 0; at < 9; at++) {
      long wait = at > 6 ? 60_000 : 0;
      past.add(run("k=1", at * 1100L + wait, at * 1100L + wait + 1000, null));
    }
    assertThat(Estimate.of(plan(1), List.of(past)).seconds()).isEqualByComparingTo("12.1");
  }

  private static PastRun run(String configuration, long from, long to, @Nullable String cost) {
    return new PastRun(
        RunKind.MEASURED,
        configuration,
        START.plusMillis(from),
        START.plusMillis(to),
        Optional.ofNullable(cost).map(BigDecimal::new));
  }

  private static Plan plan(Object... values) {
    var spec =
        SpecReader.read(
                Map.of(
                    "name",
                    "estimate",
                    "parameters",
                    Map.of("k", List.of(values)),
                    "pipeline",
                    List.of(Map.of("name", "work", "command", List.of("true"))),
                    "repetitions",
                    10,
                    "warmup",
                    1))
            .spec()
            .orElseThrow();
    return Plan.of(spec, 7);
  }
}
