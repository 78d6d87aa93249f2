package io.benchtable.costs.charge;

import io.benchtable.costs.price.Span.Seconds;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a step that occupied the machine. What was not recorded is null, never 0.
 *
 * @param usageId names the attempt within its run, as {@code step#attempt}
 * @param measured whether the step is part of what is being compared
 * @param wallSeconds by a monotonic clock
 * @param cpuSeconds of all its processes, in user and in system mode
 * @param vcpus reserved for the step
 * @param memoryMiB reserved for the step, in units of 2^20 bytes
 */
public record Attempt(
    String usageId,
    String step,
    int number,
    boolean measured,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable BigDecimal wallSeconds,
    @Nullable BigDecimal cpuSeconds,
    @Nullable BigDecimal vcpus,
    @Nullable BigDecimal memoryMiB,
    @Nullable String host) {

  public Attempt {
    if (wallSeconds != null && wallSeconds.signum() < 0) {
      throw new IllegalArgumentException(
          "Expected a wall time of 0 s or more for %s, but got %s s"
              .formatted(usageId, wallSeconds));
    }
    if (cpuSeconds != null && cpuSeconds.signum() < 0) {
      throw new IllegalArgumentException(
          "Expected a CPU time of 0 s or more for %s, but got %s s".formatted(usageId, cpuSeconds));
    }
  }

  /** How long it occupied the machine; null if that was not recorded. */
  @Nullable Seconds occupied() {
    return wallSeconds == null ? null : new Seconds(wallSeconds);
  }
}
