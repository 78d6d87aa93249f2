package io.benchtable.costs.price;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What is paid for: an amount of something for a time. A rate takes the use of its own kind. */
public sealed interface Use {

  /** Nothing is divided before this; an hour has 3600 seconds, so hours need not be finite. */
  int SCALE = 18;

  /** The amount times the seconds. */
  BigDecimal amountSeconds();

  /** The amount times the hours, rounded to 18 decimals. */
  default BigDecimal amountHours() {
    return perHour(amountSeconds());
  }

  /** Reserved virtual CPUs. */
  record Vcpus(BigDecimal vcpus, Span.Seconds time) implements Use {
    @Override
    public BigDecimal amountSeconds() {
      return vcpus.multiply(time.count());
    }
  }

  /** Reserved memory in GiB (2^30 bytes). */
  record Memory(BigDecimal gib, Span.Seconds time) implements Use {

    private static final BigDecimal MIB_PER_GIB = BigDecimal.valueOf(1024);

    /** Of memory in units of 2^20 bytes. */
    public static Memory ofMib(BigDecimal mib, Span.Seconds time) {
      return new Memory(mib.divide(MIB_PER_GIB), time);
    }

    @Override
    public BigDecimal amountSeconds() {
      return gib.multiply(time.count());
    }
  }

  /** A whole machine. */
  record Machine(Span.Seconds time) implements Use {
    @Override
    public BigDecimal amountSeconds() {
      return time.count();
    }
  }

  static BigDecimal perHour(BigDecimal perSecond) {
    return perSecond.divide(Span.Hours.SECONDS, SCALE, RoundingMode.HALF_EVEN);
  }
}
