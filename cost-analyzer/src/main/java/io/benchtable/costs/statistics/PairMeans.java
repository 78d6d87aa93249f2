package io.benchtable.costs.statistics;

import java.util.Arrays;

/**
 * The n(n + 1)/2 means (x + y)/2 of the pairs of n values, each value paired with itself too (Walsh
 * averages). They are counted and never all held: of 5,000 values there are 12.5 million.
 */
final class PairMeans {

  private final double[] sorted;

  PairMeans(double[] values) {
    sorted = values.clone();
    Arrays.sort(sorted);
  }

  long count() {
    return (long) sorted.length * (sorted.length + 1) / 2;
  }

  /**
   * The k-th smallest mean, k from 1. Of all doubles, the least one that k means do not exceed is
   * itself a mean; it is found by halving the range of doubles, which takes 64 steps at most.
   */
  double smallest(long k) {
    if (k < 1 || k > count()) {
      throw new IllegalArgumentException("Expected k from 1 to " + count() + ", but got " + k);
    }
    long low = ordinal(sorted[0]);
    long high = ordinal(sorted[sorted.length - 1]);
    while (low < high) {
      long middle = (low & high) + ((low ^ high) >> 1);
      if (atMost(value(middle)) >= k) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    // Of the two zeros, the positive one.
    return value(low) + 0.0;
  }

  /** How many means are at most this: the further right the one value, the fewer go with it. */
  private long atMost(double limit) {
    long count = 0;
    int right = sorted.length - 1;
    for (int left = 0; left < sorted.length && left <= right; left++) {
      while (right >= left && mean(sorted[left], sorted[right]) > limit) {
        right--;
      }
      count += Math.max(0, right - left + 1);
    }
    return count;
  }

  private static double mean(double one, double other) {
    return (one + other) / 2;
  }

  /** Doubles in their order as integers in theirs. */
  private static long ordinal(double value) {
    long bits = Double.doubleToLongBits(value);
    return bits >= 0 ? bits : Long.MIN_VALUE - bits;
  }

  private static double value(long ordinal) {
    return Double.longBitsToDouble(ordinal >= 0 ? ordinal : Long.MIN_VALUE - ordinal);
  }
}
