package io.benchtable.dashboard.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/** Durations as people read them: {@code 840 ms}, {@code 12.3 s}, {@code 4 min 05 s}. */
public final class Durations {

  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  private Durations() {}

  /** A duration in three significant digits up to a minute, then in minutes, hours or days. */
  public static String text(Duration duration) {
    return text(BigDecimal.valueOf(duration.toMillis()).movePointLeft(3));
  }

  /** Seconds in three significant digits up to a minute, then in minutes, hours or days. */
  public static String text(BigDecimal seconds) {
    if (seconds.signum() < 0) {
      return "−" + text(seconds.negate());
    }
    if (seconds.compareTo(new BigDecimal("0.0005")) < 0) {
      return seconds.signum() == 0 ? "0 ms" : "under 1 ms";
    }
    if (seconds.compareTo(new BigDecimal("0.9995")) < 0) {
      BigDecimal millis = seconds.multiply(THOUSAND);
      return Digits.fixed(millis, Math.min(1, Digits.significant(millis, 3)))
              .replaceAll("\\.0$", "")
          + " ms";
    }
    if (seconds.compareTo(new BigDecimal("59.95")) < 0) {
      return Digits.fixed(seconds, Digits.significant(seconds, 3)) + " s";
    }
    return whole(seconds.setScale(0, RoundingMode.HALF_UP).longValue());
  }

  /** What is only forecast, in two significant digits: more would claim what nobody can know. */
  public static String rough(BigDecimal seconds) {
    BigDecimal rounded = seconds.round(new MathContext(2, RoundingMode.HALF_UP));
    boolean plain =
        rounded.compareTo(BigDecimal.ONE) >= 0 && rounded.compareTo(BigDecimal.valueOf(60)) < 0;
    return plain ? Digits.plain(rounded) + " s" : text(rounded);
  }

  /** Age in one unit: {@code 12 s}, {@code 4 min}, {@code 3 h}, {@code 2 days}. */
  public static String age(Duration age) {
    long seconds = Math.max(0, age.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min";
    }
    if (seconds < 48 * 3600) {
      return seconds / 3600 + " h";
    }
    return seconds / 86_400 + " days";
  }

  private static String whole(long seconds) {
    if (seconds < 3600) {
      return "%d min %02d s".formatted(seconds / 60, seconds % 60);
    }
    if (seconds < 86_400) {
      return "%d h %02d min".formatted(seconds / 3600, seconds % 3600 / 60);
    }
    return "%d d %02d h".formatted(seconds / 86_400, seconds % 86_400 / 3600);
  }
}
