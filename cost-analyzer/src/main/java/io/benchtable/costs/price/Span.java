package io.benchtable.costs.price;

import java.math.BigDecimal;

/**
 * A length of time. Each unit is a type of its own, so that hours are never taken for months; only
 * what is named after it turns one into another.
 */
public sealed interface Span {

  BigDecimal count();

  /** The same in hours; exact but for seconds, whose hours are rounded to 18 decimals. */
  Hours hours();

  /** Seconds, as usage is measured. */
  record Seconds(BigDecimal count) implements Span {

    public static final Seconds NONE = new Seconds(BigDecimal.ZERO);

    public Seconds plus(Seconds other) {
      return new Seconds(count.add(other.count));
    }

    public Seconds minus(Seconds other) {
      return new Seconds(count.subtract(other.count));
    }

    public Seconds atMost(Seconds other) {
      return new Seconds(count.min(other.count));
    }

    public Seconds atLeast(Seconds other) {
      return new Seconds(count.max(other.count));
    }

    public boolean isNone() {
      return count.signum() == 0;
    }

    @Override
    public Hours hours() {
      return new Hours(Use.perHour(count));
    }
  }

  /** Hours, as most prices are per. */
  record Hours(BigDecimal count) implements Span {

    static final BigDecimal SECONDS = BigDecimal.valueOf(3600);

    public Seconds seconds() {
      return new Seconds(count.multiply(SECONDS));
    }

    @Override
    public Hours hours() {
      return this;
    }
  }

  /**
   * Months of 730 hours, a twelfth of the 8,760 hours of 365 days, as Amazon's pricing calculator
   * counts them (https://docs.aws.amazon.com/pricing-calculator/).
   */
  record Months(BigDecimal count) implements Span {

    private static final BigDecimal HOURS = BigDecimal.valueOf(730);

    @Override
    public Hours hours() {
      return new Hours(count.multiply(HOURS));
    }
  }
}
