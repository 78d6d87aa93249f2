package io.benchtable.dashboard.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** Amounts of memory and files in B, KiB, MiB, GiB, TiB with three significant digits. */
public final class Bytes {

  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");

  private Bytes() {}

  /** Bytes in the largest unit of which there is at least one. */
  public static String text(BigDecimal bytes) {
    BigDecimal amount = bytes;
    int unit = 0;
    BigDecimal step = BigDecimal.valueOf(1024);
    while (amount.compareTo(step) >= 0 && unit < UNITS.size() - 1) {
      amount = amount.divide(step, MathContext.DECIMAL64);
      unit++;
    }
    int decimals = unit == 0 ? 0 : Digits.significant(amount, 3);
    return Digits.fixed(amount, decimals) + " " + UNITS.get(unit);
  }
}
