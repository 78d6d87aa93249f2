package io.benchtable.dashboard.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/** Parts of a whole: in thousandths, as drawings take them, and in words. */
public final class Share {

  private Share() {}

  /** Thousandths to a tenth; none of nothing. */
  public static String of(BigDecimal part, BigDecimal whole) {
    return thousandths(part, whole).toPlainString();
  }

  /** The same for lengths of time. */
  public static String of(Duration part, Duration whole) {
    return of(BigDecimal.valueOf(part.toMillis()), BigDecimal.valueOf(whole.toMillis()));
  }

  /** In per cent: {@code 77 %}, {@code under 1 %}. */
  public static Cell percent(BigDecimal part, BigDecimal whole) {
    BigDecimal percent = thousandths(part, whole).movePointLeft(1);
    String words =
        part.signum() > 0 && percent.compareTo(BigDecimal.ONE) < 0
            ? "under 1 %"
            : percent.setScale(0, RoundingMode.HALF_UP) + " %";
    return Cell.figure(Figure.of(words, percent));
  }

  private static BigDecimal thousandths(BigDecimal part, BigDecimal whole) {
    return whole.signum() <= 0 || part.signum() < 0
        ? BigDecimal.ZERO
        : part.movePointRight(3)
            .divide(whole, MathContext.DECIMAL64)
            .setScale(1, RoundingMode.HALF_UP);
  }
}
