package io.benchtable.costs.verdict.history;

import io.benchtable.costs.verdict.history.Because.Kind;
import io.benchtable.costs.verdict.history.Series.Step;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Says what a change comes from. Costs are taken apart exactly: a ratio of costs is that of times
 * times that of what a second costs; a ratio of all that was spent is that of the cost of samples
 * times that of what came besides. Times are not: of these it is said what else changed between the
 * last benchmark before and the first after.
 */
final class Explanation {

  /** A smaller factor is not worth a word. */
  private static final BigDecimal LITTLE = new BigDecimal("0.005");

  private Explanation() {}

  /** Of another time of a configuration. */
  static List<Because> ofTime(Step step, String configurationId) {
    List<Because> because = new ArrayList<>();
    Past last = step.earlier().getLast();
    Past first = step.later().getFirst();
    add(because, Kind.DATA, Past.differences(last.data(), first.data()));
    add(
        because,
        Kind.DATA,
        Past.differences(
            constant(step.earlier(), configurationId), constant(step.later(), configurationId)));
    add(because, Kind.ENVIRONMENT, Past.differences(last.surroundings(), first.surroundings()));
    if (because.isEmpty()) {
      because.add(
          new Because(
              Kind.UNKNOWN, "host, kernel, dataset, metrics and commit are the same as before"));
    }
    return because;
  }

  /** Of another cost of a configuration's run. */
  static List<Because> ofCost(Step step, String configurationId) {
    Optional<BigDecimal> time = step.ratio(past -> seconds(past, configurationId));
    return time.map(ratio -> factors(step, step.ratio(), ratio)).orElse(List.of());
  }

  /**
   * Of another amount spent for each sample, everything counted. Costs and times are those of the
   * configurations that all of these benchmarks have.
   */
  static List<Because> ofSpending(Step step) {
    Mix mix = Mix.of(step);
    Optional<BigDecimal> cost = step.ratio(mix::cost);
    Optional<BigDecimal> time = step.ratio(mix::seconds);
    if (cost.isEmpty() || time.isEmpty()) {
      return List.of();
    }
    List<Because> because = new ArrayList<>(factors(step, cost.get(), time.get()));
    BigDecimal rest = step.ratio().divide(cost.get(), MathContext.DECIMAL64);
    if (matters(rest)) {
      because.add(
          mix.same()
              ? new Because(
                  Kind.RETRIES,
                  Series.times(rest)
                      + " by what is no sample: warm-ups, set-up, retries and failures")
              : new Because(
                  Kind.UNKNOWN,
                  Series.times(rest)
                      + " by other configurations or numbers of their runs, and by what is no"
                      + " sample"));
    }
    return because;
  }

  private static List<Because> factors(Step step, BigDecimal cost, BigDecimal time) {
    List<Because> because = new ArrayList<>();
    BigDecimal price = cost.divide(time, MathContext.DECIMAL64);
    Past last = step.earlier().getLast();
    Past first = step.later().getFirst();
    Map<String, String> prices = Past.differences(last.prices(), first.prices());
    if (matters(price) || !prices.isEmpty()) {
      because.add(
          new Because(
              Kind.PRICE,
              Series.times(price)
                  + " for the same time"
                  + (prices.isEmpty() ? "" : ": " + words(prices))));
    }
    if (matters(time)) {
      because.add(new Because(Kind.USAGE, Series.times(time) + " in time"));
    }
    return because;
  }

  private static boolean matters(BigDecimal factor) {
    return factor.subtract(BigDecimal.ONE).abs().compareTo(LITTLE) >= 0;
  }

  private static void add(List<Because> because, Kind kind, Map<String, String> differences) {
    if (!differences.isEmpty()) {
      because.add(new Because(kind, words(differences)));
    }
  }

  private static String words(Map<String, String> differences) {
    return differences.entrySet().stream()
        .map(one -> one.getKey() + " " + one.getValue())
        .collect(Collectors.joining(", "));
  }

  /** The metrics that were the same in all of these: others differ without a reason. */
  private static Map<String, String> constant(List<Past> pasts, String configurationId) {
    Map<String, String> constant = new TreeMap<>(metrics(pasts.getLast(), configurationId));
    pasts.forEach(past -> constant.entrySet().retainAll(metrics(past, configurationId).entrySet()));
    return constant;
  }

  private static Map<String, String> metrics(Past past, String configurationId) {
    return of(past, configurationId, outcome -> Optional.of(outcome.metrics())).orElse(Map.of());
  }

  static Optional<BigDecimal> seconds(Past past, String configurationId) {
    return of(past, configurationId, outcome -> Optional.of(outcome.seconds()));
  }

  static Optional<BigDecimal> cost(Past past, String configurationId) {
    return of(past, configurationId, outcome -> Optional.ofNullable(outcome.cost()));
  }

  private static <T> Optional<T> of(
      Past past, String configurationId, Function<Past.Outcome, Optional<T>> what) {
    return Optional.ofNullable(past.outcomes().get(configurationId)).flatMap(what);
  }
}
