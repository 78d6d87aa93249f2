package io.benchtable.costs.statistics;

import java.util.Arrays;
import java.util.Optional;

/**
 * The median of a sample, and an interval for the median of what it was drawn from.
 *
 * <p>The interval lies between order statistics, interpolated as in T. P. Hettmansperger and S. J.
 * Sheather, "Confidence intervals based on interpolated order statistics", Statistics &amp;
 * Probability Letters 4 (1986) 75–79. With B binomial (n, 1/2), the interval from the d-th smallest
 * to the d-th largest value covers the median with probability γ(d) = 1 − 2 P(B ≤ d − 1). For the d
 * with γ(d) ≥ γ &gt; γ(d + 1), let I = (γ(d) − γ) / (γ(d) − γ(d + 1)) and λ = (n − d) I / (d + (n −
 * 2d) I); the ends are (1 − λ) X(d) + λ X(d + 1), and the same from above. Nothing is assumed of
 * the shape of the distribution beyond continuity; the interpolation is exact for the Laplace
 * distribution and close for others.
 */
public final class Medians {

  private Medians() {}

  /** The middle value, or the mean of the two middle ones. */
  public static double median(double[] sample) {
    if (sample.length == 0) {
      throw new IllegalArgumentException("Expected a value or more, but the sample is empty");
    }
    double[] sorted = sorted(sample);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : sorted[middle - 1] + (sorted[middle] - sorted[middle - 1]) / 2;
  }

  /**
   * The interval of the median at this confidence, such as 0.95; empty where the sample is too
   * small to have one (below six values for 0.95).
   */
  public static Optional<Interval> interval(double[] sample, double confidence) {
    int n = sample.length;
    if (coverage(n, 1) < confidence) {
      return Optional.empty();
    }
    int d = 1;
    while (d + 1 <= (n + 1) / 2 && coverage(n, d + 1) >= confidence) {
      d++;
    }
    double[] sorted = sorted(sample);
    double lambda = weight(n, d, confidence);
    return Optional.of(
        new Interval(
            between(sorted[d - 1], sorted[d], lambda),
            between(sorted[n - d], sorted[n - d - 1], lambda)));
  }

  /** The least n with an interval at this confidence: the least with 1 − 2^(1 − n) ≥ confidence. */
  public static int leastCount(double confidence) {
    int n = 1;
    while (coverage(n, 1) < confidence) {
      n++;
    }
    return n;
  }

  static double weight(int n, int d, double confidence) {
    double wide = coverage(n, d);
    double narrow = coverage(n, d + 1);
    double share = (wide - confidence) / (wide - narrow);
    return (n - d) * share / (d + (n - 2 * d) * share);
  }

  /** γ(d) = 1 − 2 P(B ≤ d − 1), B binomial (n, 1/2), from logarithms so that no n overflows. */
  static double coverage(int n, int d) {
    double tail = 0;
    double logTerm = -n * Math.log(2);
    for (int k = 0; k < d; k++) {
      tail += Math.exp(logTerm);
      logTerm += Math.log(n - k) - Math.log(k + 1.0);
    }
    return 1 - 2 * tail;
  }

  private static double between(double outer, double inner, double lambda) {
    return outer + lambda * (inner - outer);
  }

  private static double[] sorted(double[] sample) {
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    return sorted;
  }
}
