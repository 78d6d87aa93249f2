package io.benchtable.costs.engine;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The judgement of a benchmark. */
public final class JudgeBenchmark {

  private JudgeBenchmark() {}

  /**
   * Asks for the judgement of a benchmark whose runs have ended and are priced, or for a look at
   * one whose block has ended.
   *
   * @param mode {@code aa} where one configuration was measured twice
   */
  public record Request(
      String benchmarkId,
      @Nullable String mode,
      @Nullable String baseline,
      @Nullable String smallestDifference,
      @Nullable List<CheckTerms> checks,
      @Nullable PricingTerms pricing,
      @Nullable StoppingTerms stopping) {}

  /** A check as benchmarks write it; {@code equals} is a value, or {@code "baseline"}. */
  public record CheckTerms(
      String metric,
      @Nullable Object equals,
      @Nullable BigDecimal atLeast,
      @Nullable BigDecimal atMost,
      @Nullable List<String> groupBy) {}

  /** What the benchmark came to. */
  public record Result(
      @Nullable String baseline,
      String smallestDifference,
      int configurations,
      int complete,
      int infeasible,
      List<String> failed,
      @Nullable Fastest fastest,
      @Nullable Cheapest cheapest,
      @Nullable Shared level,
      @Nullable Plan plan,
      @Nullable Frontier frontier,
      @Nullable Noise noise,
      List<String> sentences,
      Sums totals,
      @Nullable String pricedAs) {}

  /** An interval as decimal text. */
  public record Range(String low, String high, String confidence) {}

  /**
   * How to decide what is inconclusive.
   *
   * @param atBorder configurations that even very many runs would hardly decide
   * @param blocks more of each of the configurations and of the baseline
   * @param runs all of them together
   * @param cost of these; null if it is not known
   */
  public record Plan(
      List<String> configurations,
      List<String> atBorder,
      @Nullable Count blocks,
      @Nullable Count runs,
      @Nullable Amount cost) {}

  /** From as many as may do to as many as are nearly sure to, which may be too many to say. */
  public record Count(int low, @Nullable Integer high) {}

  /** The same in money. */
  public record Amount(String low, @Nullable String high, @Nullable String currency) {}

  /**
   * The frontier of time and cost.
   *
   * @param configurations on it, from the fastest to the cheapest
   * @param resamples that the probabilities in results come from
   */
  public record Frontier(List<String> configurations, @Nullable String knee, int resamples) {}

  /** How much the times of a host vary when nothing is different; shares as decimal text. */
  public record Noise(int blocks, String deviation, List<Shows> shown) {}

  /** The smallest difference that so many runs of each configuration can show. */
  public record Shows(int runs, String difference) {}

  /** What the intervals of ratios to the baseline hold, and how many share that error. */
  public record Shared(String confidence, String error, int comparisons) {}

  /**
   * The smallest median of time.
   *
   * @param doubt why it is not certain, in words; null if it is
   */
  public record Fastest(
      String configurationId,
      String medianSeconds,
      @Nullable Range interval,
      boolean certain,
      @Nullable String doubt) {}

  /** The smallest median of cost; the same of it. */
  public record Cheapest(
      String configurationId,
      String costPerRun,
      @Nullable Range interval,
      boolean certain,
      @Nullable String doubt,
      @Nullable String currency) {}

  /** What everything cost. */
  public record Sums(
      @Nullable String billedCost,
      @Nullable String currency,
      String completeness,
      int unknownLines) {}
}
