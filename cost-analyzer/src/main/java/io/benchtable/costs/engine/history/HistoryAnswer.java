package io.benchtable.costs.engine.history;

import io.benchtable.costs.verdict.history.Because;
import io.benchtable.costs.verdict.history.Change;
import io.benchtable.costs.verdict.history.History;
import io.benchtable.costs.verdict.history.Past;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A history as it is sent: seconds, money and ratios are decimal text.
 *
 * @param error the probability that any change is found where there is none
 * @param tested how many series shared it; one of fewer than six values has no changes
 * @param spent changes of what is spent for a sample, everything counted
 */
record HistoryAnswer(
    String benchmarkId,
    String error,
    int tested,
    @Nullable String currency,
    List<Benchmark> benchmarks,
    List<Configuration> configurations,
    List<Step> spent) {

  /** A benchmark, the oldest first. */
  record Benchmark(
      String benchmarkId,
      String name,
      String submittedAt,
      Map<String, String> surroundings,
      Map<String, String> data,
      Map<String, String> prices,
      @Nullable String currency,
      @Nullable String billedCost) {}

  /** A configuration: a point for each benchmark that has it, and its changes. */
  record Configuration(
      String configurationId, List<Point> points, List<Step> time, List<Step> cost) {}

  record Point(
      String benchmarkId,
      int n,
      String medianSeconds,
      @Nullable String low,
      @Nullable String high,
      @Nullable String costPerRun) {}

  /** From a benchmark on, medians are others. */
  record Step(
      String benchmarkId, String before, String after, String ratio, List<Reason> because) {}

  record Reason(String kind, String words) {}

  static HistoryAnswer of(String benchmarkId, History history) {
    List<Past> pasts = history.pasts();
    return new HistoryAnswer(
        benchmarkId,
        String.valueOf(History.ERROR),
        history.tested(),
        pasts.isEmpty() ? null : pasts.getLast().currency(),
        pasts.stream().map(HistoryAnswer::benchmark).toList(),
        history.configurations().stream()
            .map(
                one ->
                    new Configuration(
                        one.configurationId(),
                        points(pasts, one.configurationId()),
                        steps(one.time()),
                        steps(one.cost())))
            .toList(),
        steps(history.spent()));
  }

  private static Benchmark benchmark(Past past) {
    return new Benchmark(
        past.benchmarkId(),
        past.name(),
        past.at(),
        new TreeMap<>(past.surroundings()),
        new TreeMap<>(past.data()),
        new TreeMap<>(past.prices()),
        past.currency(),
        plain(past.billed()));
  }

  private static List<Point> points(List<Past> pasts, String configurationId) {
    return pasts.stream()
        .filter(past -> past.outcomes().containsKey(configurationId))
        .map(
            past -> {
              var outcome = Objects.requireNonNull(past.outcomes().get(configurationId));
              return new Point(
                  past.benchmarkId(),
                  outcome.n(),
                  outcome.seconds().toPlainString(),
                  plain(outcome.low()),
                  plain(outcome.high()),
                  plain(outcome.cost()));
            })
        .toList();
  }

  private static List<Step> steps(List<Change> changes) {
    return changes.stream()
        .map(
            change ->
                new Step(
                    change.benchmarkId(),
                    rounded(change.before()),
                    rounded(change.after()),
                    rounded(change.ratio()),
                    change.because().stream().map(HistoryAnswer::reason).toList()))
        .toList();
  }

  private static Reason reason(Because because) {
    return new Reason(because.kind().name(), because.words());
  }

  private static String rounded(BigDecimal value) {
    return value.round(new MathContext(6)).stripTrailingZeros().toPlainString();
  }

  private static @Nullable String plain(@Nullable BigDecimal value) {
    return value == null ? null : value.toPlainString();
  }
}
