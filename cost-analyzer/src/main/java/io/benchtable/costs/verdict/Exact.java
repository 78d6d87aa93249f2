package io.benchtable.costs.verdict;

import java.math.BigDecimal;
import java.util.List;

/** Arithmetic on decimals that loses nothing. */
final class Exact {

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private Exact() {}

  /** The middle value, or the mean of the two middle ones. */
  static BigDecimal median(List<BigDecimal> values) {
    List<BigDecimal> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : sorted.get(middle - 1).add(sorted.get(middle)).divide(TWO);
  }

  static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
