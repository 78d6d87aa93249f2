package io.benchtable.costs.price;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How a book turns occupied time into billed time.
 *
 * @param minimumSeconds what is billed at least once a machine was used at all
 * @param incrementSeconds billed time is rounded up to a multiple of this; 0 bills time exactly
 */
public record Billing(BigDecimal minimumSeconds, BigDecimal incrementSeconds) {

  /** Every moment costs what it costs: no minimum, no rounding. */
  public static final Billing EXACT = new Billing(BigDecimal.ZERO, BigDecimal.ZERO);

  public Billing {
    if (minimumSeconds.signum() < 0 || incrementSeconds.signum() < 0) {
      throw new IllegalArgumentException(
          "Expected a minimum and an increment of 0 s or more, but got %s s and %s s"
              .formatted(minimumSeconds, incrementSeconds));
    }
  }

  /** The seconds billed for a machine that was occupied so long; 0 if it was not occupied. */
  public BigDecimal billed(BigDecimal occupiedSeconds) {
    if (occupiedSeconds.signum() == 0) {
      return BigDecimal.ZERO;
    }
    return roundedUp(occupiedSeconds).max(minimumSeconds);
  }

  private BigDecimal roundedUp(BigDecimal seconds) {
    if (incrementSeconds.signum() == 0) {
      return seconds;
    }
    return seconds.divide(incrementSeconds, 0, RoundingMode.CEILING).multiply(incrementSeconds);
  }
}
