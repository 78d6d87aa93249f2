package io.benchtable.costs.verdict;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * After how many blocks a benchmark is looked at, and what part of the error each look spends.
 *
 * <p>Look i spends (n_i − n_(i−1)) / n_max of it: the power family of K. Kim and D. L. DeMets,
 * "Design and analysis of group sequential tests based on the type I error spending rate function",
 * Biometrika 74 (1987) 149–154, with exponent 1. The parts add up to 1, so whatever the looks have
 * in common, all together err no more often than the one look of a fixed number of blocks
 * (Bonferroni).
 *
 * @param blocks ascending; the last is as many as there can be
 */
public record Looks(List<Integer> blocks) {

  private static final int PLACES = 10;

  public Looks {
    blocks = List.copyOf(blocks);
    int before = 0;
    for (int count : blocks) {
      if (count <= before) {
        throw new IllegalArgumentException(
            "Expected ascending numbers of blocks, but got " + blocks);
      }
      before = count;
    }
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException("Expected a look or more, but got none");
    }
  }

  /** The part of a look, from 1. */
  public BigDecimal part(int look) {
    return share(at(look) - at(look - 1));
  }

  /** What is left after so many looks: that of the one at the end, whenever that is. */
  public BigDecimal rest(int looked) {
    return looked >= blocks.size() ? part(blocks.size()) : share(blocks.getLast() - at(looked));
  }

  private int at(int look) {
    if (look < 0 || look > blocks.size()) {
      throw new IllegalArgumentException(
          "Expected a look from 1 to %d, but got %d".formatted(blocks.size(), look));
    }
    return look == 0 ? 0 : blocks.get(look - 1);
  }

  /** Rounded to the safe side. */
  private BigDecimal share(int count) {
    return BigDecimal.valueOf(count)
        .divide(BigDecimal.valueOf(blocks.getLast()), PLACES, RoundingMode.DOWN);
  }
}
