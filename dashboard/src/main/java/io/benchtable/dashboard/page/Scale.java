package io.benchtable.dashboard.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Unit and decimals that all figures of a column share, so that they can be compared by looking.
 * The examples are in {@code contracts/figures.json}.
 *
 * @param divisor what a value is divided by before it is shown
 */
public record Scale(String unit, BigDecimal divisor, int decimals, @Nullable String currency) {

  private static final BigDecimal MINUTE = BigDecimal.valueOf(60);
  private static final BigDecimal HOUR = BigDecimal.valueOf(3600);
  private static final BigDecimal TEN_MINUTES = BigDecimal.valueOf(600);
  private static final BigDecimal TWO_HOURS = BigDecimal.valueOf(7200);

  /** A value; a median has the interval around it, if enough runs were measured. */
  public record Estimate(
      BigDecimal median,
      @Nullable BigDecimal low,
      @Nullable BigDecimal high,
      @Nullable String note) {

    /** A value without an interval. */
    public static Estimate single(BigDecimal value) {
      return new Estimate(value, null, null, null);
    }
  }

  /** A column of seconds: the largest decides between milliseconds, seconds, minutes and hours. */
  public static Scale seconds(List<Estimate> column) {
    BigDecimal largest = largest(column);
    if (largest.compareTo(BigDecimal.ONE) < 0) {
      return of("ms", new BigDecimal("0.001"), column);
    }
    if (largest.compareTo(TEN_MINUTES) < 0) {
      return of("s", BigDecimal.ONE, column);
    }
    return largest.compareTo(TWO_HOURS) < 0 ? of("min", MINUTE, column) : of("h", HOUR, column);
  }

  /** A column of money. */
  public static Scale money(List<Estimate> column, String currency) {
    int decimals = decimals(column, BigDecimal.ONE, 2, 1);
    return new Scale("", BigDecimal.ONE, Math.max(2, decimals), currency);
  }

  /** A column of money in several currencies: a scale for each. */
  public static <T> Map<String, Scale> money(
      List<T> lines, Function<T, String> currency, Function<T, Optional<BigDecimal>> amount) {
    Map<String, List<Estimate>> columns = new HashMap<>();
    for (T line : lines) {
      List<Estimate> column = columns.computeIfAbsent(currency.apply(line), _ -> new ArrayList<>());
      amount.apply(line).map(Estimate::single).ifPresent(column::add);
    }
    Map<String, Scale> scales = new HashMap<>();
    columns.forEach((name, column) -> scales.put(name, money(column, name)));
    return scales;
  }

  /** A column of bytes. */
  public static Scale bytes(List<Estimate> column) {
    BigDecimal divisor = Bytes.divisor(largest(column));
    int decimals = divisor.equals(BigDecimal.ONE) ? 0 : decimals(column, divisor, 3, 0);
    return new Scale(Bytes.unit(divisor), divisor, decimals, null);
  }

  /** The estimate in this column's unit and digits. */
  public Figure figure(Estimate estimate) {
    String text = number(estimate.median());
    String shown =
        currency != null ? Money.in(currency, text) : unit.isEmpty() ? text : text + " " + unit;
    BigDecimal low = estimate.low();
    BigDecimal high = estimate.high();
    String interval =
        low == null || high == null ? null : "[" + number(low) + ", " + number(high) + "]";
    return new Figure(shown, interval, estimate.note(), estimate);
  }

  /**
   * Money has two significant digits at least, all else one: what has fewer keeps two of its own.
   */
  private String number(BigDecimal value) {
    BigDecimal shown = value.divide(divisor, MathContext.DECIMAL64);
    int least = Digits.significant(shown, currency == null ? 1 : 2);
    return Digits.fixed(shown, least > decimals ? Digits.significant(shown, 2) : decimals);
  }

  private static Scale of(String unit, BigDecimal divisor, List<Estimate> column) {
    return new Scale(unit, divisor, decimals(column, divisor, 3, 1), null);
  }

  private static BigDecimal largest(List<Estimate> column) {
    return column.stream().map(Estimate::median).max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
  }

  /**
   * The finest that an interval of the column supports, or a value where none has an interval; but
   * not many more than the coarsest supports.
   */
  private static int decimals(List<Estimate> column, BigDecimal divisor, int digits, int spare) {
    List<Integer> supported =
        column.stream().map(one -> byInterval(one, divisor)).flatMap(Optional::stream).toList();
    if (supported.isEmpty()) {
      supported =
          column.stream()
              .map(Estimate::median)
              .filter(value -> value.signum() != 0)
              .map(
                  value -> Digits.significant(value.divide(divisor, MathContext.DECIMAL64), digits))
              .toList();
    }
    int coarsest = supported.stream().min(Integer::compare).orElse(0);
    int finest = supported.stream().max(Integer::compare).orElse(0);
    return Math.min(coarsest + spare, finest);
  }

  private static Optional<Integer> byInterval(Estimate estimate, BigDecimal divisor) {
    BigDecimal low = estimate.low();
    BigDecimal high = estimate.high();
    return low == null || high == null
        ? Optional.empty()
        : Optional.of(
            Digits.decimals(
                low.divide(divisor, MathContext.DECIMAL64),
                high.divide(divisor, MathContext.DECIMAL64)));
  }
}
