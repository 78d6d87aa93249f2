package io.benchtable.costs.price;

import io.benchtable.costs.price.Span.Seconds;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How a book turns occupied time into billed time.
 *
 * @param minimum what is billed at least once a machine was used at all
 * @param increment billed time is rounded up to a multiple of this; 0 bills time exactly
 */
public record Billing(Seconds minimum, Seconds increment) {

  /** Every moment costs what it costs: no minimum, no rounding. */
  public static final Billing EXACT = new Billing(Seconds.NONE, Seconds.NONE);

  public Billing {
    if (minimum.count().signum() < 0 || increment.count().signum() < 0) {
      throw new IllegalArgumentException(
          "Expected a minimum and an increment of 0 s or more, but got %s s and %s s"
              .formatted(minimum.count(), increment.count()));
    }
  }

  /** The time billed for a machine that was occupied so long; none if it was not occupied. */
  public Seconds billed(Seconds occupied) {
    return occupied.isNone() ? Seconds.NONE : roundedUp(occupied).atLeast(minimum);
  }

  private Seconds roundedUp(Seconds time) {
    if (increment.isNone()) {
      return time;
    }
    BigDecimal increments = time.count().divide(increment.count(), 0, RoundingMode.CEILING);
    return new Seconds(increments.multiply(increment.count()));
  }
}
