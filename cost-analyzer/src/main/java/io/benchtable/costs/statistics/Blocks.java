package io.benchtable.costs.statistics;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How many blocks a comparison takes, from how much the log ratios of blocks vary; and what so many
 * blocks can show.
 *
 * <p>The half width of the signed-rank interval of n blocks is taken to be t √(π/3) σ / √n: that of
 * Student's interval at the level that n blocks reach, widened by the efficiency 3/π that ranks
 * have for normal values. Heavy tails make ranks do better than that. Nothing is assumed of how the
 * variance was found but that it has n − 1 degrees of freedom.
 */
public final class Blocks {

  /** More are not planned for: the difference lies at the border. */
  public static final int MOST = 1000;

  /** In what share of cases the larger number suffices. */
  static final double SUFFICES = 0.95;

  /**
   * By how many of its standard errors the centre may be nearer to the border than it seems. What
   * is inconclusive has been found by chance a little too often to be far from it; by simulation
   * this is as much as it takes for 95 % with up to 19 comparisons after ten blocks.
   */
  private static final double NEARER = 0.75;

  private static final double EFFICIENCY = Math.sqrt(Math.PI / 3);
  private static final int QUANTILES = 40;

  private final double confidence;

  /** Half widths for a variance of 1, by the number of blocks, as far as they were asked for. */
  private final Map<Integer, Double> widths = new HashMap<>();

  public Blocks(double confidence) {
    this.confidence = confidence;
  }

  /**
   * What was seen of a comparison.
   *
   * @param centre ln of the ratio
   * @param deviation standard deviation of the log ratios of blocks
   */
  public record Seen(double centre, double deviation, int blocks) {}

  /**
   * How many more blocks until the interval lies wholly on one side of what matters.
   *
   * @param low as many as that takes if centre and variance are as they seem; empty above {@value
   *     #MOST}
   * @param high as many as suffice in 95 % of cases, over all that the variance may be, where the
   *     centre is nearer to the border than it seems; empty above {@value #MOST}
   */
  public record More(OptionalInt low, OptionalInt high) {}

  public More more(Seen seen, double smallestDifference) {
    double border = Math.log1p(smallestDifference);
    double above = Math.abs(border - seen.centre());
    double below = Math.abs(border + seen.centre());
    boolean within = Math.abs(seen.centre()) < border;
    double gap = Math.min(above, below);
    double nearer = NEARER * EFFICIENCY * seen.deviation() / Math.sqrt(seen.blocks());
    double[] deviations = deviations(seen);
    return new More(
        least(seen, n -> width(n) * seen.deviation() <= gap),
        least(
            seen,
            n ->
                within
                    ? chance(n, above - nearer, below - nearer, deviations)
                    : chance(n, gap - nearer, Double.MAX_VALUE, deviations)));
  }

  /**
   * The smallest difference that so many blocks show in 95 % of cases, beyond the one that matters,
   * as a share such as 0.03; infinite where no interval is reached.
   */
  public double shown(int blocks, double deviation, double smallestDifference) {
    double chance = Normal.quantile(SUFFICES) * EFFICIENCY / Math.sqrt(blocks);
    return Math.expm1(Math.log1p(smallestDifference) + deviation * (width(blocks) + chance));
  }

  private interface Condition {
    boolean holds(int blocks);
  }

  /** By halving, as what holds for a number holds for larger ones. */
  private static OptionalInt least(Seen seen, Condition condition) {
    int low = 0;
    int high = MOST + 1;
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (condition.holds(seen.blocks() + middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high > MOST ? OptionalInt.empty() : OptionalInt.of(high);
  }

  /** Whether the interval keeps off both borders in enough cases. */
  private boolean chance(int blocks, double above, double below, double[] deviations) {
    double sum = 0;
    for (double deviation : deviations) {
      sum += clears(blocks, above, deviation) + clears(blocks, below, deviation) - 1;
    }
    return sum >= SUFFICES * deviations.length;
  }

  private double clears(int blocks, double gap, double deviation) {
    double unit = deviation * EFFICIENCY / Math.sqrt(blocks);
    return Normal.cumulative((gap - width(blocks) * deviation) / unit);
  }

  /**
   * Deviations that are equally likely after what was seen: the observed one times √(ν / χ²), at
   * the middles of equal parts of χ² with ν degrees of freedom (E. B. Wilson and M. M. Hilferty,
   * "The distribution of chi-square", PNAS 17 (1931) 684–688).
   */
  private static double[] deviations(Seen seen) {
    double freedom = Math.max(1, seen.blocks() - 1);
    double part = 2 / (9 * freedom);
    double[] deviations = new double[QUANTILES];
    for (int i = 0; i < QUANTILES; i++) {
      double z = Normal.quantile((i + 0.5) / QUANTILES);
      double root = Math.max(1e-3, 1 - part + z * Math.sqrt(part));
      deviations[i] = Math.max(Double.MIN_NORMAL, seen.deviation()) / Math.sqrt(root * root * root);
    }
    return deviations;
  }

  private double width(int blocks) {
    return widths.computeIfAbsent(blocks, this::computed);
  }

  private double computed(int blocks) {
    double tail = (1 - confidence) / 2;
    OptionalInt depth = SignedRank.depth(blocks, tail);
    if (depth.isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    double reached = SignedRank.tail(blocks, depth.getAsInt(), tail);
    return StudentT.quantile(reached, blocks - 1) * EFFICIENCY / Math.sqrt(blocks);
  }
}
