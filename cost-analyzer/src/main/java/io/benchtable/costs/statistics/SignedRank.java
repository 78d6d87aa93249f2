package io.benchtable.costs.statistics;

import java.util.OptionalInt;

/**
 * The distribution of Wilcoxon's signed-rank statistic W: the sum of those ranks 1…n that have a
 * positive sign, when every sign is a fair coin.
 *
 * <p>Up to {@value #EXACT_UP_TO} values it is counted exactly (as R's {@code psignrank}); beyond, a
 * normal distribution with mean n(n + 1)/4, variance n(n + 1)(2n + 1)/24 and a continuity
 * correction of one half stands for it.
 */
final class SignedRank {

  /** 2^50 sign patterns still count exactly in a double. */
  static final int EXACT_UP_TO = 50;

  private SignedRank() {}

  /**
   * The largest k ≥ 1 with P(W ≤ k − 1) ≤ tail: the interval from the k-th smallest to the k-th
   * largest mean of pairs then misses with probability tail at most on each side. Empty where even
   * P(W = 0) = 2^−n is more than that.
   */
  static OptionalInt depth(int n, double tail) {
    if (n < fewest(tail)) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(n <= EXACT_UP_TO ? exactDepth(n, tail) : normalDepth(n, tail));
  }

  /** P(W ≤ depth − 1), what such an interval misses on each side; the tail where n is large. */
  static double tail(int n, int depth, double tail) {
    if (n > EXACT_UP_TO) {
      return tail;
    }
    double[] counts = counts(n);
    double sum = 0;
    for (int w = 0; w < depth; w++) {
      sum += counts[w];
    }
    return sum / Math.pow(2, n);
  }

  /** The smallest n with P(W = 0) = 2^−n ≤ tail. */
  static int fewest(double tail) {
    int n = 1;
    while (Math.pow(2, -n) > tail) {
      n++;
    }
    return n;
  }

  static int exactDepth(int n, double tail) {
    double[] counts = counts(n);
    double allowed = tail * Math.pow(2, n);
    double sum = 0;
    int k = 0;
    while (sum + counts[k] <= allowed) {
      sum += counts[k];
      k++;
    }
    return k;
  }

  static int normalDepth(int n, double tail) {
    double mean = n * (n + 1.0) / 4;
    double deviation = Math.sqrt(n * (n + 1.0) * (2.0 * n + 1) / 24);
    return (int) Math.max(1, Math.floor(mean + 0.5 + Normal.quantile(tail) * deviation));
  }

  /** How many of the 2^n sign patterns give each W from 0 to n(n + 1)/2. */
  static double[] counts(int n) {
    double[] counts = new double[n * (n + 1) / 2 + 1];
    counts[0] = 1;
    int largest = 0;
    for (int rank = 1; rank <= n; rank++) {
      largest += rank;
      for (int w = largest; w >= rank; w--) {
        counts[w] += counts[w - rank];
      }
    }
    return counts;
  }
}
