package io.benchtable.costs.verdict;

import io.benchtable.costs.statistics.HodgesLehmann;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How sure each of several comparisons has to be, so that all together err seldom enough: each has
 * its equal part of the error that is allowed (Bonferroni).
 *
 * @param error in what share of benchmarks any of the verdicts may be wrong, such as 0.05
 * @param comparisons that share it; 1 or more
 */
public record Level(BigDecimal error, int comparisons) {

  /** What is allowed unless somebody says otherwise. */
  public static final BigDecimal USUAL_ERROR = new BigDecimal("0.05");

  private static final int PLACES = 6;

  public Level {
    if (error.signum() <= 0 || error.compareTo(BigDecimal.ONE) >= 0 || comparisons < 1) {
      throw new IllegalArgumentException(
          "Expected an error between 0 and 1, shared by one or more, but got %s shared by %d"
              .formatted(error, comparisons));
    }
  }

  double confidence() {
    return 1 - error.doubleValue() / comparisons;
  }

  /** The confidence as decimal text, never more than it is. */
  public String text() {
    BigDecimal part = error.divide(BigDecimal.valueOf(comparisons), PLACES, RoundingMode.UP);
    return Exact.plain(BigDecimal.ONE.subtract(part));
  }

  /** The confidence in percent, with two decimals at most. */
  String percent() {
    return Exact.plain(new BigDecimal(text()).movePointRight(2).setScale(2, RoundingMode.DOWN));
  }

  /** How many blocks a comparison takes at least. */
  int fewestBlocks() {
    return HodgesLehmann.fewest(confidence());
  }
}
