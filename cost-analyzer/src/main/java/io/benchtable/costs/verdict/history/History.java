package io.benchtable.costs.verdict.history;

import io.benchtable.costs.verdict.history.Past.Outcome;
import io.benchtable.costs.verdict.history.Series.Step;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The benchmarks of one pipeline, the oldest first, and where they changed.
 *
 * @param configurations in the order of their names
 * @param spent for each sample, everything counted: warm-ups, set-up, retries and failures too
 * @param tested how many series were long enough to look for changes; they share the error
 */
public record History(
    List<Past> pasts, List<Configuration> configurations, List<Change> spent, int tested) {

  /** The probability that any change is found where there is none. */
  public static final double ERROR = 0.05;

  /** Of all series together; more of them could not have their parts of the error. */
  public static final int MOST_CONFIGURATIONS = 20;

  public History {
    pasts = List.copyOf(pasts);
    configurations = List.copyOf(configurations);
    spent = List.copyOf(spent);
  }

  /** The changes of a configuration. */
  public record Configuration(String configurationId, List<Change> time, List<Change> cost) {
    public Configuration {
      time = List.copyOf(time);
      cost = List.copyOf(cost);
    }
  }

  /**
   * Finds the changes. Series of money are looked at among benchmarks of one currency: that of the
   * last one.
   *
   * @param pasts the oldest first
   * @param smallestDifference a smaller change does not matter, as a share such as 0.02
   * @param seed of the permutations, so that the same history has the same changes
   */
  public static History of(List<Past> pasts, double smallestDifference, long seed) {
    return new Search(pasts, smallestDifference, seed).history();
  }

  /** The mean cost of a sample, from the medians of configurations. */
  static Optional<BigDecimal> costOfSample(Past past) {
    return mean(past, Outcome::cost);
  }

  /** The mean time of a sample, from the medians of configurations. */
  static Optional<BigDecimal> secondsOfSample(Past past) {
    return mean(past, Outcome::seconds);
  }

  /** Empty where a configuration has none, or there are no samples. */
  private static Optional<BigDecimal> mean(Past past, Quantity quantity) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Outcome outcome : past.outcomes().values()) {
      BigDecimal one = quantity.of(outcome);
      if (one == null) {
        return Optional.empty();
      }
      sum = sum.add(one.multiply(BigDecimal.valueOf(outcome.n())));
    }
    return perSample(past, sum);
  }

  private static Optional<BigDecimal> perSample(Past past, BigDecimal sum) {
    int samples = past.outcomes().values().stream().mapToInt(Outcome::n).sum();
    return samples == 0
        ? Optional.empty()
        : Optional.of(sum.divide(BigDecimal.valueOf(samples), MathContext.DECIMAL64));
  }

  private interface Quantity {
    @Nullable BigDecimal of(Outcome outcome);
  }

  /** Looks for changes in all series, each with its part of the error. */
  private static final class Search {

    private final List<Past> pasts;
    private final List<Past> sameCurrency;
    private final List<String> ids;
    private final double smallest;
    private final long seed;
    private final int tested;

    Search(List<Past> pasts, double smallestDifference, long seed) {
      this.pasts = pasts;
      this.smallest = Math.log1p(smallestDifference);
      this.seed = seed;
      String currency = pasts.isEmpty() ? null : pasts.getLast().currency();
      this.sameCurrency =
          pasts.stream()
              .filter(past -> currency != null && currency.equals(past.currency()))
              .toList();
      this.ids =
          pasts.stream()
              .flatMap(past -> past.outcomes().keySet().stream())
              .distinct()
              .sorted(Comparator.naturalOrder())
              .limit(MOST_CONFIGURATIONS)
              .toList();
      List<Series> all = new ArrayList<>(List.of(spent()));
      ids.forEach(id -> all.addAll(List.of(time(id), cost(id))));
      this.tested = (int) all.stream().filter(Series::tells).count();
    }

    History history() {
      return new History(
          pasts,
          ids.stream()
              .map(
                  id ->
                      new Configuration(
                          id,
                          changes(time(id), step -> Explanation.ofTime(step, id)),
                          changes(cost(id), step -> Explanation.ofCost(step, id))))
              .toList(),
          changes(spent(), Explanation::ofSpending),
          tested);
    }

    private List<Change> changes(Series series, Function<Step, List<Because>> because) {
      return !series.tells()
          ? List.of()
          : series.steps(ERROR / tested, seed).stream()
              .filter(step -> Math.abs(Math.log(step.ratio().doubleValue())) > smallest)
              .map(
                  step ->
                      new Change(
                          step.later().getFirst().benchmarkId(),
                          step.before(),
                          step.after(),
                          step.ratio(),
                          because.apply(step)))
              .toList();
    }

    private Series time(String id) {
      return Series.of(pasts, past -> Explanation.seconds(past, id));
    }

    private Series cost(String id) {
      return Series.of(sameCurrency, past -> Explanation.cost(past, id));
    }

    private Series spent() {
      return Series.of(
          sameCurrency,
          past ->
              past.billed() == null
                  ? Optional.empty()
                  : perSample(past, Objects.requireNonNull(past.billed())));
    }
  }
}
