package io.benchtable.costs.verdict.history;

import io.benchtable.costs.verdict.history.Series.Step;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

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
   * @param asked the benchmark whose configurations come first, where they are too many for all
   * @param pasts the oldest first
   * @param smallestDifference a smaller change does not matter, as a share such as 0.02
   * @param seed of the permutations, so that the same history has the same changes
   */
  public static History of(String asked, List<Past> pasts, double smallestDifference, long seed) {
    return new Search(asked, pasts, smallestDifference, seed).history();
  }

  private static Optional<BigDecimal> perSample(Past past, BigDecimal sum) {
    int samples = past.outcomes().values().stream().mapToInt(Past.Outcome::n).sum();
    return samples == 0
        ? Optional.empty()
        : Optional.of(sum.divide(BigDecimal.valueOf(samples), MathContext.DECIMAL64));
  }

  /** Looks for changes in all series, each with its part of the error. */
  private static final class Search {

    private final List<Past> pasts;
    private final List<Past> sameCurrency;
    private final List<String> ids;
    private final double smallest;
    private final long seed;
    private final int tested;

    Search(String asked, List<Past> pasts, double smallestDifference, long seed) {
      this.pasts = pasts;
      this.smallest = Math.log1p(smallestDifference);
      this.seed = seed;
      String currency = pasts.isEmpty() ? null : pasts.getLast().currency();
      this.sameCurrency =
          pasts.stream()
              .filter(past -> currency != null && currency.equals(past.currency()))
              .toList();
      Comparator<Past> askedFirst = Comparator.comparing(past -> !past.benchmarkId().equals(asked));
      this.ids =
          pasts.stream()
              .sorted(askedFirst)
              .flatMap(past -> past.outcomes().keySet().stream().sorted())
              .distinct()
              .limit(MOST_CONFIGURATIONS)
              .sorted()
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
