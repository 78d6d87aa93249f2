package io.benchtable.costs.price;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Money for an hour of something, in the currency of its book; what it is of is its type. */
public sealed interface Rate {

  BigDecimal amount();

  PriceUnit unit();

  /** For one reserved virtual CPU. */
  record OfVcpu(BigDecimal amount) implements Rate {
    public BigDecimal of(Use.Vcpus use) {
      return Use.perHour(amount.multiply(use.amountSeconds()));
    }

    @Override
    public PriceUnit unit() {
      return PriceUnit.VCPU_HOUR;
    }
  }

  /** For one reserved GiB of memory. */
  record OfMemory(BigDecimal amount) implements Rate {
    public BigDecimal of(Use.Memory use) {
      return Use.perHour(amount.multiply(use.amountSeconds()));
    }

    @Override
    public PriceUnit unit() {
      return PriceUnit.GIB_HOUR;
    }
  }

  /** For a whole machine. */
  record OfMachine(BigDecimal amount) implements Rate {
    public BigDecimal of(Use.Machine use) {
      return Use.perHour(amount.multiply(use.amountSeconds()));
    }

    @Override
    public PriceUnit unit() {
      return PriceUnit.MACHINE_HOUR;
    }
  }

  /** What an hour costs where the amount is for another span, rounded to 18 decimals. */
  static BigDecimal hourly(BigDecimal amount, Span span) {
    return switch (span) {
      case Span.Seconds(BigDecimal seconds) ->
          divided(amount.multiply(Span.Hours.SECONDS), seconds);
      case Span.Hours(BigDecimal hours) -> divided(amount, hours);
      case Span.Months months -> divided(amount, months.hours().count());
    };
  }

  private static BigDecimal divided(BigDecimal amount, BigDecimal by) {
    return plain(amount.divide(by, Use.SCALE, RoundingMode.HALF_EVEN));
  }

  /** Without zeros at the end, and without an exponent. */
  static BigDecimal plain(BigDecimal amount) {
    BigDecimal stripped = amount.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
