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
 */
public record Question(
    @Nullable String baseline,
    BigDecimal smallestDifference,
    List<Check> checks,
    @Nullable Pricing pricing,
    @Nullable String currency,
    BigDecimal error) {

  public Question {
    checks = List.copyOf(checks);
    if (smallestDifference.signum() < 0) {
      throw new IllegalArgumentException(
          "Expected a smallest difference of 0 or more, but got " + smallestDifference);
    }
  }

  /** With the usual error, 5 %. */
  public Question(
      @Nullable String baseline,
      BigDecimal smallestDifference,
      List<Check> checks,
      @Nullable Pricing pricing,
      @Nullable String currency) {
    this(baseline, smallestDifference, checks, pricing, currency, Level.USUAL_ERROR);
  }
}
