package io.benchtable.costs.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How probable it is that each point lies on the {@link Frontier} of medians: the share of
 * resamples in which it does. A resample draws as many blocks as there are, with replacement, and
 * takes the medians of all points from the same blocks, so that what they have in common in a block
 * stays in common (B. Efron, "Bootstrap methods: another look at the jackknife", Annals of
 * Statistics 7 (1979) 1–26).
 *
 * <p>With {@value #RESAMPLES} resamples the standard error of a share is 1.1 % at most, less than a
 * reader takes from a whole percent. Where points and blocks are very many, there are fewer
 * resamples, {@value #FEWEST} at least (3.5 %), so that it takes seconds at most.
 */
public final class FrontierChances {

  static final int RESAMPLES = 2000;
  static final int FEWEST = 200;

  /** What it takes to put a point in its place, in values that are looked at. */
  private static final int ORDERING = 64;

  /** Values that are looked at, over all resamples. */
  private static final long WORK = 400_000_000;

  private final Column[] first;
  private final Column[] second;
  private final int blocks;

  private FrontierChances(double[][] first, double[][] second) {
    this.blocks = first.length == 0 ? 0 : first[0].length;
    this.first = Arrays.stream(first).map(Column::of).toArray(Column[]::new);
    this.second = Arrays.stream(second).map(Column::of).toArray(Column[]::new);
  }

  /**
   * The probability of each point.
   *
   * @param first the first quantity of each point in each block; not a number where it is unknown
   * @param second the other quantity, in the same order
   */
  public static double[] of(double[][] first, double[][] second, long seed) {
    return new FrontierChances(first, second).resampled(new Random(seed));
  }

  /** How many resamples are drawn for so many points and blocks. */
  public static int resamples(int points, int blocks) {
    long work = Math.max(1, points * (2L * blocks + ORDERING));
    return Math.clamp(WORK / work, FEWEST, RESAMPLES);
  }

  private double[] resampled(Random random) {
    int resamples = resamples(first.length, blocks);
    int[] counts = new int[first.length];
    int[] drawn = new int[blocks];
    for (int resample = 0; resample < resamples; resample++) {
      Arrays.fill(drawn, 0);
      for (int i = 0; i < blocks; i++) {
        drawn[random.nextInt(blocks)]++;
      }
      Frontier.of(medians(first, drawn), medians(second, drawn)).forEach(at -> counts[at]++);
    }
    return Arrays.stream(counts).mapToDouble(count -> count / (double) resamples).toArray();
  }

  private static double[] medians(Column[] columns, int[] drawn) {
    return Arrays.stream(columns).mapToDouble(column -> column.median(drawn)).toArray();
  }

  /** The known values of a point in ascending order, each with its block. */
  private record Column(double[] values, int[] blocks) {

    static Column of(double[] values) {
      int[] blocks =
          IntStream.range(0, values.length)
              .filter(block -> !Double.isNaN(values[block]))
              .boxed()
              .sorted(Comparator.comparingDouble(block -> values[block]))
              .mapToInt(Integer::intValue)
              .toArray();
      return new Column(
          Arrays.stream(blocks).mapToDouble(block -> values[block]).toArray(), blocks);
    }

    /** Each value as often as its block was drawn; not a number where none was. */
    double median(int[] drawn) {
      int total = 0;
      for (int block : blocks) {
        total += drawn[block];
      }
      return total == 0 ? Double.NaN : (at((total + 1) / 2, drawn) + at(total / 2 + 1, drawn)) / 2;
    }

    private double at(int rank, int[] drawn) {
      int passed = 0;
      int i = -1;
      while (passed < rank) {
        i++;
        passed += drawn[blocks[i]];
      }
      return values[i];
    }
  }
}
