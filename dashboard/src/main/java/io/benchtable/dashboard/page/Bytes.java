package io.benchtable.dashboard.page;

import java.math.BigDecimal;
import java.util.List;

/** Amounts of memory and files in B, KiB, MiB, GiB, TiB with three significant digits. */
public final class Bytes {

  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");
  private static final BigDecimal STEP = BigDecimal.valueOf(1024);

  private Bytes() {}

  /** Bytes in the largest unit of which there is at least one. */
  public static String text(BigDecimal bytes) {
    Scale.Estimate single = Scale.Estimate.single(bytes);
    return Scale.bytes(List.of(single)).figure(single).text();
  }

  /** How many bytes the largest unit has of which there is at least one. */
  static BigDecimal divisor(BigDecimal bytes) {
    BigDecimal divisor = BigDecimal.ONE;
    for (int at = 1; at < UNITS.size() && bytes.compareTo(divisor.multiply(STEP)) >= 0; at++) {
      divisor = divisor.multiply(STEP);
    }
    return divisor;
  }

  static String unit(BigDecimal divisor) {
    return UNITS.get((divisor.toBigInteger().bitLength() - 1) / 10);
  }
}
