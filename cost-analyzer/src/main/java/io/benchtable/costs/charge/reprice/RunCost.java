package io.benchtable.costs.charge.reprice;

import io.benchtable.costs.charge.RunCharge;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a run costs by one set of prices.
 *
 * @param measured of its measured steps; null if any of that is unknown, or if nothing counts
 * @param billed the sum of all that is known
 * @param known how many lines that is the sum of
 * @param unknown how many lines, or runs without lines, have no known cost
 */
public record RunCost(@Nullable BigDecimal measured, BigDecimal billed, long known, long unknown) {

  /** A run of which nothing is known. */
  public static final RunCost UNKNOWN = new RunCost(null, BigDecimal.ZERO, 0, 1);

  /** A run that occupied nothing. */
  public static final RunCost NOTHING = new RunCost(null, BigDecimal.ZERO, 0, 0);

  static RunCost of(RunCharge charge) {
    return new RunCost(
        charge.measuredCost().orElse(null),
        charge.billedCost().orElse(BigDecimal.ZERO),
        charge.lines().size() - charge.unknown().size(),
        charge.unknown().size());
  }
}
