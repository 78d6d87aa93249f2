package io.benchtable.standalone.terminal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Figures as people read them: value, unit, interval; as many digits as the interval supports. The
 * examples are in {@code contracts/figures.json}.
 */
public final class Figures {

  private static final BigDecimal LEAST = new BigDecimal("0.0005");
  private static final BigDecimal SECOND = new BigDecimal("0.9995");
  private static final BigDecimal MINUTE = new BigDecimal("59.95");

  private Figures() {}

  /** A single measured time, such as {@code 412 ms}. */
  public static String seconds(@Nullable BigDecimal value) {
    return seconds(single(value)).getFirst();
  }

  /** A column of times in one unit, such as {@code 1.284 s [1.271, 1.302]}. */
  public static List<String> seconds(List<Estimate> column) {
    return Scale.seconds(column).texts(column);
  }

  /** An amount with its currency and at least two significant digits, such as {@code $0.00013}. */
  public static String money(@Nullable BigDecimal amount, String currency) {
    return money(single(amount), currency).getFirst();
  }

  /** A column of amounts with the same number of digits. */
  public static List<String> money(List<Estimate> column, String currency) {
    return Scale.money(column, currency).texts(column);
  }

  /**
   * A column of sums that are read against each other, all with the decimals that the smallest
   * needs for two significant digits; {@code unknown} where there is none.
   */
  public static List<String> sums(List<Optional<BigDecimal>> column, String currency) {
    List<Estimate> amounts =
        column.stream().map(amount -> new Estimate(amount.orElse(null), null, null)).toList();
    return Scale.sums(amounts, currency).texts(amounts);
  }

  /** Bytes in KiB, MiB, GiB. */
  public static String bytes(long bytes) {
    return bytes(single(BigDecimal.valueOf(bytes))).getFirst();
  }

  /** A column of bytes in one unit. */
  public static List<String> bytes(List<Estimate> column) {
    return Scale.bytes(column).texts(column);
  }

  /**
   * A ratio as the judge has rounded it, with its direction in words, such as {@code 1.32× faster
   * [1.29, 1.36]}; the direction alone where the ratio is not known.
   */
  public static String ratio(Estimate ratio, String direction) {
    if (ratio.value() == null) {
      return direction;
    }
    String interval =
        ratio.hasInterval() ? " [" + plain(ratio.low()) + ", " + plain(ratio.high()) + "]" : "";
    return plain(ratio.value()) + "× " + direction + interval;
  }

  /** A duration such as {@code 840 ms}, {@code 12.3 s}, {@code 4 min 05 s}, {@code 2 h 10 min}. */
  public static String duration(Duration duration) {
    return duration(BigDecimal.valueOf(duration.toNanos(), 9));
  }

  static String duration(BigDecimal seconds) {
    if (seconds.compareTo(LEAST) < 0) {
      return seconds.signum() == 0 ? "0 ms" : "under 1 ms";
    }
    if (seconds.compareTo(SECOND) < 0) {
      BigDecimal millis = seconds.movePointRight(3);
      return Scale.grouped(millis, Math.min(1, Scale.significant(millis, 3))).replace(".0", "")
          + " ms";
    }
    if (seconds.compareTo(MINUTE) < 0) {
      return Scale.grouped(seconds, Scale.significant(seconds, 3)) + " s";
    }
    long whole = seconds.setScale(0, RoundingMode.HALF_UP).longValue();
    if (whole < 3600) {
      return "%d min %02d s".formatted(whole / 60, whole % 60);
    }
    return whole < 86_400
        ? "%d h %02d min".formatted(whole / 3600, whole % 3600 / 60)
        : "%d d %02d h".formatted(whole / 86_400, whole % 86_400 / 3600);
  }

  /** What is only forecast, in two significant digits. */
  public static String rough(BigDecimal seconds) {
    BigDecimal rounded = seconds.round(new MathContext(2, RoundingMode.HALF_UP));
    boolean plain = rounded.compareTo(BigDecimal.ONE) >= 0 && rounded.compareTo(MINUTE) < 0;
    return plain ? rounded.toPlainString().replaceFirst("\\.0$", "") + " s" : duration(rounded);
  }

  private static List<Estimate> single(@Nullable BigDecimal value) {
    return List.of(new Estimate(value, null, null));
  }

  private static String plain(@Nullable BigDecimal ratio) {
    return ratio == null ? "" : ratio.toPlainString();
  }
}
