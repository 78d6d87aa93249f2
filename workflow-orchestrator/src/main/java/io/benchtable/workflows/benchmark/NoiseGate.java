package io.benchtable.workflows.benchmark;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When load from outside a job disturbs a run, and how often such a run is made again. It looks at
 * nothing that the run itself brought about, least of all its time, so that it selects no results.
 *
 * @param limit processors that others may keep busy meanwhile, as a share of one, or of those that
 *     the run kept busy itself where these were more
 * @param repeats how often a disturbed run is made again, at most
 */
public record NoiseGate(BigDecimal limit, int repeats) {

  /**
   * Above what the platform's own engines take while runs follow each other; docs/experiments.md.
   */
  static final BigDecimal LIMIT = new BigDecimal("0.2");

  static final int REPEATS = 2;

  /** Ten of the kernel's ticks: below, their rounding would be taken for load. */
  private static final BigDecimal LEAST_SECONDS = new BigDecimal("0.1");

  /** Where the host is never quiet, repeating does not help. */
  private static final int ONE_IN = 5;

  /**
   * What disturbed a run, in seconds of processor time.
   *
   * @param others used by other processes; null where that is not known
   * @param stolen taken away by the hypervisor; null where that is not known
   * @param share of what the run had, rounded to two decimal places
   */
  public record Disturbance(
      @Nullable BigDecimal others, @Nullable BigDecimal stolen, BigDecimal share) {}

  /**
   * Whether a run was disturbed; what is not known disturbs nothing.
   *
   * @param wall seconds of the measured steps
   * @param cpu processor time of these; null where that is not known
   */
  public Optional<Disturbance> disturbance(
      @Nullable BigDecimal wall,
      @Nullable BigDecimal cpu,
      @Nullable BigDecimal others,
      @Nullable BigDecimal stolen) {
    if (wall == null || wall.signum() <= 0) {
      return Optional.empty();
    }
    var load = orZero(others).add(orZero(stolen));
    var own = wall.max(orZero(cpu));
    boolean much = load.compareTo(own.multiply(limit)) > 0 && load.compareTo(LEAST_SECONDS) > 0;
    return much
        ? Optional.of(new Disturbance(others, stolen, load.divide(own, 2, RoundingMode.HALF_UP)))
        : Optional.empty();
  }

  /**
   * Whether one more run is made in a place.
   *
   * @param inPlace how often that has happened in this place
   * @param inAll how often in the whole benchmark
   * @param measured places of measured runs
   */
  public boolean mayRepeat(int inPlace, int inAll, long measured) {
    return inPlace < repeats && inAll < Math.max(REPEATS, measured / ONE_IN);
  }

  private static BigDecimal orZero(@Nullable BigDecimal value) {
    return value == null ? BigDecimal.ZERO : value;
  }
}
