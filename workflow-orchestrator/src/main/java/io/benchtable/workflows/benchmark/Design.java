package io.benchtable.workflows.benchmark;

import java.math.BigDecimal;

/**
 * How a benchmark's runs are laid out and compared.
 *
 * @param repetitions measured runs of each configuration, one a block
 * @param warmup runs of each configuration before the measured ones
 * @param baseline the configuration that others are compared with
 * @param smallestDifference the smallest relative difference that matters, as a fraction
 */
public record Design(
    int repetitions, int warmup, Configuration baseline, BigDecimal smallestDifference) {

  /** Warm-ups and measured runs of so many configurations. */
  long runs(int configurations) {
    return configurations * ((long) repetitions + warmup);
  }
}
