package io.benchtable.costs.verdict;

import io.benchtable.costs.price.Pricing;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be judged.
 *
 * @param baseline the configuration that others are compared with
 * @param smallestDifference that matters, as a share such as 0.02
 * @param pricing null where nothing is priced
 * @param currency of the costs; null where nothing is priced
 * @param error in what share of benchmarks any verdict may be wrong, such as 0.05
 * @param seed of what is drawn at random, so that the same runs are judged in the same way
 */
public record Question(
    @Nullable String baseline,
    BigDecimal smallestDifference,
    List<Check> checks,
    @Nullable Pricing pricing,
    @Nullable String currency,
    BigDecimal error,
    long seed) {

  public Question {
    checks = List.copyOf(checks);
    if (smallestDifference.signum() < 0) {
      throw new IllegalArgumentException(
          "Expected a smallest difference of 0 or more, but got " + smallestDifference);
    }
  }

  /** With the usual error, 5 %, and one seed for all. */
  public Question(
      @Nullable String baseline,
      BigDecimal smallestDifference,
      List<Check> checks,
      @Nullable Pricing pricing,
      @Nullable String currency) {
    this(baseline, smallestDifference, checks, pricing, currency, Level.USUAL_ERROR, 0);
  }

  /** The same, allowing for another error. */
  public Question allowing(BigDecimal otherError) {
    return new Question(baseline, smallestDifference, checks, pricing, currency, otherError, seed);
  }

  public Question seeded(long otherSeed) {
    return new Question(baseline, smallestDifference, checks, pricing, currency, error, otherSeed);
  }
}
