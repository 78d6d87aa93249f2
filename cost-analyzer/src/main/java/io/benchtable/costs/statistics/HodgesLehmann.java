package io.benchtable.costs.statistics;

import java.util.Optional;

/**
 * The centre of differences that are symmetric around it, and its interval.
 *
 * <p>The estimate is the median of the means of all pairs (each value paired with itself too): J.
 * L. Hodges and E. L. Lehmann, "Estimates of location based on rank tests", Annals of Mathematical
 * Statistics 34 (1963) 598–611. The interval holds the centres that Wilcoxon's signed-rank test
 * does not reject (as R's {@code wilcox.test(conf.int = TRUE, exact = TRUE)}): from the k-th
 * smallest to the k-th largest of those means. It is closed, so values that are equal or zero make
 * it at most wider than its confidence asks. Levels between those that the test can reach are
 * rounded to the safe side.
 */
public final class HodgesLehmann {

  private HodgesLehmann() {}

  /** The median of the means of all pairs. */
  public static double estimate(double[] differences) {
    PairMeans means = new PairMeans(differences);
    double low = means.smallest((means.count() + 1) / 2);
    return low + (means.smallest(means.count() / 2 + 1) - low) / 2;
  }

  /** How many values an interval at this confidence takes at least; below 1. */
  public static int fewest(double confidence) {
    return SignedRank.fewest((1 - confidence) / 2);
  }

  /**
   * The interval of the centre at this confidence; empty for too few values (below six for 0.95).
   */
  public static Optional<Interval> interval(double[] differences, double confidence) {
    var depth = SignedRank.depth(differences.length, (1 - confidence) / 2);
    if (depth.isEmpty()) {
      return Optional.empty();
    }
    PairMeans means = new PairMeans(differences);
    int k = depth.getAsInt();
    return Optional.of(new Interval(means.smallest(k), means.smallest(means.count() + 1 - k)));
  }
}
