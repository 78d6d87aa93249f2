package io.benchtable.workflows.benchmark;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * When a benchmark has enough blocks.
 *
 * @param precision half width of a ratio's interval that suffices, as a share; empty if none does
 * @param budget of the whole benchmark
 * @param looks the numbers of blocks after which it is looked at; the last is the most
 */
public record Until(Optional<BigDecimal> precision, Budget budget, List<Integer> looks) {

  /** Which configurations were stopped has to fit into the benchmark's item. */
  public static final int MOST_CONFIGURATIONS = 200;

  public Until {
    looks = List.copyOf(looks);
  }

  /** The most blocks. */
  public int maximum() {
    return looks.getLast();
  }
}
