package io.benchtable.costs.statistics;

import java.util.Arrays;
import java.util.Optional;

/**
 * How far positive values lie apart, and which of them lie apart from the others.
 *
 * <p>The spread is the distance of Tukey's fourths as a share of the median. It is as robust
 * against a few stray values as one needs, and unlike the median deviation it shows when a third of
 * the values lie elsewhere. Outliers lie more than {@value #FENCES} such distances outside the
 * fourths, on logarithms since times are skewed: J. W. Tukey, "Exploratory Data Analysis" (1977),
 * with the constant of D. C. Hoaglin and B. Iglewicz, "Fine-tuning some resistant rules for outlier
 * labeling", JASA 82 (1987) 1147–1149. It flags anything in 5 to 9 % of normal samples; Tukey's own
 * 1.5 would in every fourth, and a modified z above 3.5 in every eighth, and it would flag the
 * smaller of two clusters.
 *
 * @param share distance of the fourths / median
 * @param inside the values that are no outliers
 */
public record Spread(double share, Interval inside) {

  /** Below, the fourths are too few values apart to say anything. */
  static final int LEAST = 6;

  private static final double FENCES = 2.2;

  /** Empty for too few values, or where one is not above 0. */
  public static Optional<Spread> of(double[] sample) {
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    if (sorted.length < LEAST || !(sorted[0] > 0)) {
      return Optional.empty();
    }
    Interval fourths = fourths(sorted);
    double width = fourths.high() - fourths.low();
    return Optional.of(new Spread(width / Medians.median(sorted), inside(sorted)));
  }

  public boolean isOutlier(double value) {
    return !inside.contains(value);
  }

  /** Where half of the values are equal there is no scale, and nothing lies apart. */
  private static Interval inside(double[] sorted) {
    Interval fourths = fourths(Arrays.stream(sorted).map(Math::log).toArray());
    double reach = FENCES * (fourths.high() - fourths.low());
    return reach > 0
        ? new Interval(Math.exp(fourths.low() - reach), Math.exp(fourths.high() + reach))
        : new Interval(sorted[0], sorted[sorted.length - 1]);
  }

  /** At the depth (⌊(n + 1) / 2⌋ + 1) / 2 from each end. */
  private static Interval fourths(double[] sorted) {
    int n = sorted.length;
    int twice = (n + 1) / 2 + 1;
    int outer = twice / 2;
    int inner = (twice + 1) / 2;
    return new Interval(
        (sorted[outer - 1] + sorted[inner - 1]) / 2, (sorted[n - outer] + sorted[n - inner]) / 2);
  }
}
