package io.benchtable.standalone.terminal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Unit and decimals that all figures of a column share.
 *
 * @param least significant digits that even the smallest figure has
 */
record Scale(BigDecimal divisor, int decimals, int least, Function<String, String> unit) {

  static final String UNKNOWN = "unknown";

  private static final List<String> BINARY = List.of(" B", " KiB", " MiB", " GiB", " TiB");
  private static final BigDecimal STEP = BigDecimal.valueOf(1024);

  static Scale seconds(List<Estimate> column) {
    double largest = largest(column).doubleValue();
    if (largest < 1) {
      return times(column, "0.001", " ms");
    }
    if (largest < 600) {
      return times(column, "1", " s");
    }
    return largest < 7200 ? times(column, "60", " min") : times(column, "3600", " h");
  }

  static Scale money(List<Estimate> column, String currency) {
    return money(decimals(column, BigDecimal.ONE, 2, 1), currency);
  }

  /** Exact amounts, so that more digits claim nothing: the finest decides. */
  static Scale sums(List<Estimate> column, String currency) {
    return money(decimals(column, BigDecimal.ONE, 2, Integer.MAX_VALUE / 2), currency);
  }

  private static Scale money(int decimals, String currency) {
    return new Scale(
        BigDecimal.ONE,
        Math.max(2, decimals),
        2,
        text -> currency.equals("USD") ? dollars(text) : text + " " + currency);
  }

  static Scale bytes(List<Estimate> column) {
    BigDecimal divisor = BigDecimal.ONE;
    int unit = 0;
    while (unit < BINARY.size() - 1 && largest(column).compareTo(divisor.multiply(STEP)) >= 0) {
      divisor = divisor.multiply(STEP);
      unit++;
    }
    String name = BINARY.get(unit);
    int decimals = unit == 0 ? 0 : decimals(column, divisor, 3, 0);
    return new Scale(divisor, decimals, 1, text -> text + name);
  }

  /** Every figure of the column as text. */
  List<String> texts(List<Estimate> column) {
    return column.stream().map(this::text).toList();
  }

  private String text(Estimate estimate) {
    BigDecimal value = estimate.value();
    if (value == null) {
      return UNKNOWN;
    }
    String text = unit.apply(number(value));
    BigDecimal low = estimate.low();
    BigDecimal high = estimate.high();
    return low == null || high == null
        ? text
        : text + " [" + number(low) + ", " + number(high) + "]";
  }

  /** What would have too few significant digits keeps two of its own. */
  private String number(BigDecimal value) {
    BigDecimal shown = value.divide(divisor, MathContext.DECIMAL64);
    boolean lost = significant(shown, least) > decimals;
    return grouped(shown, lost ? significant(shown, 2) : decimals);
  }

  private static Scale times(List<Estimate> column, String divisor, String unit) {
    BigDecimal by = new BigDecimal(divisor);
    return new Scale(by, decimals(column, by, 3, 1), 1, text -> text + unit);
  }

  private static BigDecimal largest(List<Estimate> column) {
    return values(column).max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
  }

  private static Stream<BigDecimal> values(List<Estimate> column) {
    return column.stream().map(Estimate::value).filter(Objects::nonNull);
  }

  /**
   * The finest that an interval of the column supports, or a value where none has an interval; but
   * not many more than the coarsest supports.
   */
  private static int decimals(List<Estimate> column, BigDecimal divisor, int digits, int spare) {
    List<Integer> supported =
        column.stream()
            .filter(Estimate::hasInterval)
            .map(one -> halfWidth(one.low(), one.high()))
            .map(half -> significant(half.divide(divisor, MathContext.DECIMAL64), 2))
            .toList();
    if (supported.isEmpty()) {
      supported =
          values(column)
              .filter(value -> value.signum() != 0)
              .map(value -> significant(value.divide(divisor, MathContext.DECIMAL64), digits))
              .toList();
    }
    int coarsest = supported.stream().min(Integer::compare).orElse(0);
    int finest = supported.stream().max(Integer::compare).orElse(0);
    return Math.min(coarsest + spare, finest);
  }

  /** Half the width of an interval; a hundredth of its end where it has none. */
  private static BigDecimal halfWidth(@Nullable BigDecimal low, @Nullable BigDecimal high) {
    BigDecimal end = Objects.requireNonNull(high);
    BigDecimal width = end.subtract(Objects.requireNonNull(low)).abs();
    return width.signum() == 0 ? end.movePointLeft(2) : width.divide(BigDecimal.TWO);
  }

  /** Decimals that show so many significant digits of a value; never below none. */
  static int significant(BigDecimal value, int digits) {
    if (value.signum() == 0) {
      return 0;
    }
    BigDecimal rounded = value.round(new MathContext(digits, RoundingMode.HALF_UP));
    return Math.max(0, digits - (rounded.precision() - rounded.scale()));
  }

  /** The value with so many decimals, a narrow space between thousands from 10 000 on. */
  static String grouped(BigDecimal value, int decimals) {
    String plain = value.abs().setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    String parted =
        whole.length() < 5 ? whole : whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", "\u202f");
    return (value.signum() < 0 ? "−" : "") + parted + (point < 0 ? "" : plain.substring(point));
  }

  private static String dollars(String text) {
    return text.startsWith("−") ? "−$" + text.substring(1) : "$" + text;
  }
}
