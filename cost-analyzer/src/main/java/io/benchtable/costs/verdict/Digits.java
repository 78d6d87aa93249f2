package io.benchtable.costs.verdict;

import io.benchtable.costs.statistics.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How many digits of a number are worth showing: so many that the half width of its interval has
 * two significant ones; without an interval, four significant digits of the number itself.
 */
final class Digits {

  private static final int OF_HALF_WIDTH = 2;
  private static final int WITHOUT_INTERVAL = 4;
  private static final int AT_LEAST = 2;
  private static final int AT_MOST = 12;

  /** A half width that is a smaller share of the ratio comes of arithmetic, not of runs. */
  private static final double ROUNDING = 1e-12;

  private Digits() {}

  /** Decimal places for a value and its interval, the same for all three numbers. */
  static int places(double value, Optional<Interval> interval) {
    double halfWidth = interval.map(i -> (i.high() - i.low()) / 2).orElse(0.0);
    int places = halfWidth > 0 ? places(halfWidth, OF_HALF_WIDTH) : places(value, WITHOUT_INTERVAL);
    return Math.clamp(
        places, Math.max(0, places(value, AT_LEAST)), Math.max(0, places(value, AT_MOST)));
  }

  /**
   * Decimal places for a ratio and its interval: one significant digit of the half width, at least
   * two places below ten, and enough that no end seems to lie on or across a border that it does
   * not.
   */
  static int ratioPlaces(double ratio, Optional<Interval> interval, double... borders) {
    int least = ratio < 10 ? 2 : ratio < 100 ? 1 : 0;
    double halfWidth = interval.map(i -> (i.high() - i.low()) / 2).orElse(0.0);
    boolean rounding = halfWidth <= ROUNDING * ratio;
    int places = rounding ? least : Math.clamp(places(halfWidth, 1), least, 6);
    if (interval.isPresent()) {
      while (places < 6
          && (misleads(interval.get().low(), places, borders)
              || misleads(interval.get().high(), places, borders))) {
        places++;
      }
    }
    return places;
  }

  private static boolean misleads(double end, int places, double... borders) {
    double shown = new BigDecimal(end).setScale(places, RoundingMode.HALF_EVEN).doubleValue();
    for (double border : borders) {
      if (Double.compare(end, border) != Double.compare(shown, border)) {
        return true;
      }
    }
    return false;
  }

  static String fixed(double value, int places) {
    return new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** Decimal places that show so many significant digits of a number. */
  private static int places(double number, int significant) {
    return number == 0 ? 0 : significant - 1 - (int) Math.floor(Math.log10(Math.abs(number)));
  }
}
