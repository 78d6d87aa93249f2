package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Digits;
import io.benchtable.dashboard.page.Durations;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Signs that something else was at work on the host while a run was measured. */
final class Noise {

  private static final BigDecimal MUCH = new BigDecimal("0.01");

  private Noise() {}

  /** Why a run is to be read with care: what disturbed it, or else what was seen on its host. */
  static Optional<String> ofRun(Item run, long cpus) {
    return run.child("disturbed")
        .text("words")
        .map(words -> "disturbed: " + words)
        .or(() -> of(run.child("samples"), cpus));
  }

  /**
   * Why a run is to be read with care; empty if nothing was seen. The load is the average of the
   * minute before it, so it holds runs before this one, which never take more than all CPUs.
   */
  static Optional<String> of(Item samples, long cpus) {
    List<String> signs = new ArrayList<>();
    samples
        .decimal("loadAverage")
        .filter(load -> cpus > 0 && load.compareTo(BigDecimal.valueOf(cpus)) > 0)
        .ifPresent(
            load ->
                signs.add(
                    "load %s on %d %s"
                        .formatted(Digits.plain(load), cpus, cpus == 1 ? "CPU" : "CPUs")));
    BigDecimal wall = samples.decimal("wallSeconds").orElse(BigDecimal.ZERO);
    samples
        .decimal("stealSeconds")
        .filter(steal -> steal.signum() > 0 && steal.compareTo(wall.multiply(MUCH)) >= 0)
        .ifPresent(steal -> signs.add(Durations.text(steal) + " stolen by the hypervisor"));
    return signs.isEmpty() ? Optional.empty() : Optional.of("noisy: " + String.join(", ", signs));
  }

  /** How many CPUs the host of a benchmark has; 0 if that is not known. */
  static long cpus(Item benchmark) {
    return benchmark.child("host").whole("logicalCpus", 0);
  }
}
