package io.benchtable.costs.verdict;

import io.benchtable.costs.statistics.Blocks;
import io.benchtable.costs.statistics.Ratios;
import java.util.List;
import java.util.Optional;

/**
 * How much the times of a host vary when nothing is different, and what that lets be seen.
 *
 * @param blocks in which the same configuration was measured twice
 * @param deviation standard deviation of the blocks' log ratios
 * @param shown by numbers of runs
 */
public record HostNoise(int blocks, double deviation, List<Shows> shown) {

  /** Numbers of runs that people ask for. */
  private static final List<Integer> RUNS = List.of(6, 10, 20, 50);

  /**
   * What so many runs of each of two configurations can show.
   *
   * @param difference the smallest, as a share, whose 95 % interval keeps off 0 in 95 % of cases
   */
  public record Shows(int runs, double difference) {}

  public HostNoise {
    shown = List.copyOf(shown);
  }

  /** Empty below two blocks, of which nothing varies. */
  static Optional<HostNoise> of(Ratios ratios) {
    return ratios
        .deviation()
        .map(deviation -> new HostNoise(ratios.blocks(), deviation, shown(deviation)));
  }

  private static List<Shows> shown(double deviation) {
    Blocks blocks = new Blocks(Estimate.CONFIDENCE);
    return RUNS.stream().map(n -> new Shows(n, blocks.shown(n, deviation, 0))).toList();
  }
}
