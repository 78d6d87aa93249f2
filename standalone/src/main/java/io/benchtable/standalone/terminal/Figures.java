package io.benchtable.standalone.terminal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures as people read them: value, unit, interval; as many digits as the interval supports. */
public final class Figures {

  private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB"};

  private Figures() {}

  /** A number of seconds with its interval, such as {@code 1.284 s [1.271, 1.302]}. */
  public static String seconds(
      @Nullable BigDecimal value, @Nullable BigDecimal low, @Nullable BigDecimal high) {
    if (value == null) {
      return "unknown";
    }
    int scale = scale(value, low, high);
    String text = value.setScale(scale, RoundingMode.HALF_EVEN).toPlainString() + " s";
    return low == null || high == null
        ? text
        : text + " [" + rounded(low, scale) + ", " + rounded(high, scale) + "]";
  }

  /** A ratio with its direction in words, such as {@code 1.32× faster}. */
  public static String ratio(BigDecimal ratio, String above, String below) {
    boolean up = ratio.compareTo(BigDecimal.ONE) >= 0;
    BigDecimal shown = up ? ratio : BigDecimal.ONE.divide(ratio, MathContext.DECIMAL64);
    return rounded(shown, 2) + "× " + (up ? above : below);
  }

  /** An amount with its currency and at least two significant digits, such as {@code $0.00013}. */
  public static String money(@Nullable BigDecimal amount, String currency) {
    if (amount == null) {
      return "unknown";
    }
    int places = amount.signum() == 0 ? 2 : Math.max(2, 1 - exponent(amount));
    String digits = rounded(amount, places);
    return currency.equals("USD") ? "$" + digits : digits + " " + currency;
  }

  /** Bytes in KiB, MiB, GiB. */
  public static String bytes(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 1024 && unit < BINARY.length - 1) {
      value /= 1024;
      unit++;
    }
    return String.format(
        Locale.ROOT, unit == 0 || value >= 100 ? "%.0f %s" : "%.1f %s", value, BINARY[unit]);
  }

  /** A duration such as {@code 840 ms}, {@code 12.3 s}, {@code 4 min 05 s}, {@code 2 h 10 min}. */
  public static String duration(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1000) {
      return millis + " ms";
    }
    if (millis < 60_000) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
    if (duration.toHours() == 0) {
      return String.format(
          Locale.ROOT, "%d min %02d s", duration.toMinutes(), duration.toSecondsPart());
    }
    return String.format(
        Locale.ROOT, "%d h %02d min", duration.toHours(), duration.toMinutesPart());
  }

  /** Decimal places such that half the interval's width has two significant digits. */
  private static int scale(BigDecimal value, @Nullable BigDecimal low, @Nullable BigDecimal high) {
    if (low != null && high != null && high.compareTo(low) > 0) {
      BigDecimal half = high.subtract(low).divide(BigDecimal.TWO, MathContext.DECIMAL64);
      return Math.clamp(1 - exponent(half), 0, 6);
    }
    return value.signum() == 0 ? 0 : Math.clamp(2 - exponent(value), 0, 6);
  }

  private static int exponent(BigDecimal value) {
    return value.precision() - value.scale() - 1;
  }

  private static String rounded(BigDecimal value, int scale) {
    return value.setScale(scale, RoundingMode.HALF_EVEN).toPlainString();
  }
}
