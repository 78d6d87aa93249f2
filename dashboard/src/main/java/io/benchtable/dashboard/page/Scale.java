package io.benchtable.dashboard.page;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Unit and decimals that all figures of a column share, so that they can be compared by looking.
 *
 * @param factor what a value is multiplied with before it is shown
 */
public record Scale(String unit, BigDecimal factor, int decimals, @Nullable String currency) {

  /** A median with the interval around it; without one, too few runs were measured. */
  public record Estimate(
      BigDecimal median,
      @Nullable BigDecimal low,
      @Nullable BigDecimal high,
      @Nullable String note) {}

  /** A column of seconds: milliseconds if the largest is below one second. */
  public static Scale seconds(List<Estimate> column) {
    boolean small = largest(column).compareTo(BigDecimal.ONE) < 0;
    BigDecimal factor = small ? BigDecimal.valueOf(1000) : BigDecimal.ONE;
    return new Scale(small ? "ms" : "s", factor, decimals(column, factor), null);
  }

  /** A column of money. */
  public static Scale money(List<Estimate> column, String currency) {
    return new Scale("", BigDecimal.ONE, Math.max(2, decimals(column, BigDecimal.ONE)), currency);
  }

  /** The estimate in this column's unit and digits. */
  public Figure figure(Estimate estimate) {
    String unitText = unit.isEmpty() ? "" : " " + unit;
    String text = number(estimate.median());
    String shown = currency == null ? text + unitText : Money.in(currency, text);
    BigDecimal low = estimate.low();
    BigDecimal high = estimate.high();
    String interval =
        low == null || high == null ? null : "[" + number(low) + ", " + number(high) + "]";
    return new Figure(shown, interval, estimate.note(), estimate.median().toPlainString());
  }

  private String number(BigDecimal value) {
    return Digits.fixed(value.multiply(factor), decimals);
  }

  private static BigDecimal largest(List<Estimate> column) {
    return column.stream().map(Estimate::median).max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
  }

  /** The finest that an interval of the column supports, at most one digit past the coarsest. */
  private static int decimals(List<Estimate> column, BigDecimal factor) {
    List<Integer> supported =
        column.stream()
            .map(estimate -> decimals(estimate, factor))
            .flatMap(Optional::stream)
            .sorted()
            .toList();
    if (supported.isEmpty()) {
      return Digits.significant(largest(column).multiply(factor), 3);
    }
    return Math.min(supported.getFirst() + 1, supported.getLast());
  }

  private static Optional<Integer> decimals(Estimate estimate, BigDecimal factor) {
    BigDecimal low = estimate.low();
    BigDecimal high = estimate.high();
    return low == null || high == null
        ? Optional.empty()
        : Optional.of(Digits.decimals(low.multiply(factor), high.multiply(factor)));
  }
}
