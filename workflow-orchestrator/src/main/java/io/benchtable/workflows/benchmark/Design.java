package io.benchtable.workflows.benchmark;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How a benchmark's runs are laid out and compared.
 *
 * @param mode what each block holds
 * @param repetitions measured runs of each configuration, one a block; as many as there can be
 *     where there is {@code until}
 * @param until when there are enough; empty if all repetitions are made
 * @param warmup runs of each configuration before the measured ones
 * @param baseline the configuration that others are compared with
 * @param smallestDifference the smallest relative difference that matters, as a fraction
 * @param noise when a run counts as disturbed; empty if none does
 */
public record Design(
    Mode mode,
    int repetitions,
    Optional<Until> until,
    int warmup,
    Configuration baseline,
    BigDecimal smallestDifference,
    Optional<NoiseGate> noise) {

  /** Warm-ups and measured runs of so many configurations, at most. */
  long runs(int configurations) {
    return configurations * ((long) repetitions + warmup);
  }
}
