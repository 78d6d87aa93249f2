package io.benchtable.dashboard.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** How many digits a figure deserves. */
public final class Digits {

  private Digits() {}

  /**
   * Decimals that show two significant digits of the half width of an interval: more would claim
   * what the interval does not support.
   */
  public static int decimals(BigDecimal low, BigDecimal high) {
    BigDecimal half = high.subtract(low).abs().divide(BigDecimal.valueOf(2), MathContext.DECIMAL64);
    return half.signum() == 0 ? significant(high, 4) : significant(half, 2);
  }

  /** Decimals that show so many significant digits of a value; never below none. */
  public static int significant(BigDecimal value, int digits) {
    if (value.signum() == 0) {
      return 0;
    }
    BigDecimal rounded = value.round(new MathContext(digits, RoundingMode.HALF_UP));
    int magnitude = rounded.precision() - rounded.scale() - 1;
    return Math.max(0, digits - 1 - magnitude);
  }

  /** The value with exactly so many decimals, a narrow space between thousands. */
  public static String fixed(BigDecimal value, int decimals) {
    String plain = value.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    String rest = point < 0 ? "" : plain.substring(point);
    boolean negative = whole.startsWith("-");
    String grouped = grouped(negative ? whole.substring(1) : whole);
    return (negative ? "−" : "") + grouped + rest;
  }

  /** A whole number, a narrow space between thousands. */
  public static String whole(long value) {
    return fixed(BigDecimal.valueOf(value), 0);
  }

  /** A number as it was measured, without zeros at the end, thousands apart. */
  public static String plain(BigDecimal value) {
    return fixed(value, Math.max(0, value.stripTrailingZeros().scale()));
  }

  private static String grouped(String digits) {
    if (digits.length() < 5) {
      return digits;
    }
    StringBuilder grouped = new StringBuilder();
    for (int at = 0; at < digits.length(); at++) {
      if (at > 0 && (digits.length() - at) % 3 == 0) {
        grouped.append('\u202f');
      }
      grouped.append(digits.charAt(at));
    }
    return grouped.toString();
  }
}
