package io.benchtable.costs.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;

/**
 * Where a series of values begins to be drawn from another distribution.
 *
 * <p>E-divisive: D. S. Matteson and N. A. James, "A nonparametric approach for multiple change
 * point analysis of multivariate data", Journal of the American Statistical Association 109 (2014)
 * 334–345, with the exponent 1. The place is where the energy distance between what lies before and
 * a stretch of what comes after is the largest; that it is a change is tested by permuting the
 * values, and what lies on either side of a change is looked at in the same way. No distribution
 * and no threshold is assumed. Where nothing changes, the values can be exchanged, so the first
 * test finds a change with at most the probability that is allowed.
 *
 * <p>Values are compared by their differences: where ratios matter, give logarithms.
 */
public final class ChangePoints {

  /** A stretch of fewer values has no distribution to speak of. */
  public static final int SHORTEST = 3;

  private static final int PERMUTATIONS = 999;

  private final double[] values;
  private final double error;
  private final Random random;
  private final TreeSet<Integer> found = new TreeSet<>();

  private ChangePoints(double[] values, double error, Random random) {
    this.values = values;
    this.error = error;
    this.random = random;
  }

  /**
   * The places at which something new begins, in order; none is 0.
   *
   * @param values in the order of time, at most a few hundred: the work grows with their square
   * @param error the probability that a change is found where there is none, above 0.001
   * @param seed of the permutations: the same values and seed have the same changes
   */
  public static List<Integer> of(double[] values, double error, long seed) {
    if (!(error > 1.0 / (PERMUTATIONS + 1) && error < 1)) {
      throw new IllegalArgumentException(
          "Expected an error from 0.001 to 1, but got %s".formatted(error));
    }
    ChangePoints points = new ChangePoints(values, error, new Random(seed));
    points.divide(0, values.length);
    return List.copyOf(points.found);
  }

  private void divide(int from, int to) {
    significant(Arrays.copyOfRange(values, from, to))
        .ifPresent(
            at -> {
              found.add(from + at);
              divide(from, from + at);
              divide(from + at, to);
            });
  }

  /** The best place to divide, if permuted values seldom have one as good. */
  private Optional<Integer> significant(double[] some) {
    if (some.length < 2 * SHORTEST) {
      return Optional.empty();
    }
    Split best = Split.best(some);
    double[] permuted = some.clone();
    int asGood = 1;
    for (int i = 0; i < PERMUTATIONS; i++) {
      shuffle(permuted);
      if (Split.best(permuted).energy() >= best.energy()) {
        asGood++;
      }
      if (asGood > error * (PERMUTATIONS + 1)) {
        return Optional.empty();
      }
    }
    return Optional.of(best.at());
  }

  private void shuffle(double[] some) {
    for (int i = some.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      double kept = some[i];
      some[i] = some[other];
      some[other] = kept;
    }
  }

  /** A place to divide values, and how unlike both sides are. */
  private record Split(int at, double energy) {

    /**
     * The best of all: the values before a place beside those from it to any end. Sums of distances
     * are taken from sums over whole corners of their matrix.
     */
    static Split best(double[] values) {
      double[][] corner = corners(values);
      Split best = new Split(SHORTEST, Double.NEGATIVE_INFINITY);
      int n = values.length;
      for (int at = SHORTEST; at <= n - SHORTEST; at++) {
        for (int end = at + SHORTEST; end <= n; end++) {
          double energy = energy(corner, at, end);
          if (energy > best.energy) {
            best = new Split(at, energy);
          }
        }
      }
      return best;
    }

    /** Q of the paper for the first so many values and those from there to an end. */
    private static double energy(double[][] corner, int at, int end) {
      double before = at;
      double after = (double) end - at;
      double within = corner[at][at];
      double between = corner[at][end] - within;
      double beyond = corner[end][end] - 2 * between - within;
      double distance =
          2 * between / (before * after)
              - within / (before * (before - 1))
              - beyond / (after * (after - 1));
      return before * after / (before + after) * distance;
    }

    /** In row i and column j the sum of distances between the first i values and the first j. */
    private static double[][] corners(double[] values) {
      int n = values.length;
      double[][] corner = new double[n + 1][n + 1];
      for (int i = 1; i <= n; i++) {
        double row = 0;
        for (int j = 1; j <= n; j++) {
          row += Math.abs(values[i - 1] - values[j - 1]);
          corner[i][j] = corner[i - 1][j] + row;
        }
      }
      return corner;
    }
  }
}
