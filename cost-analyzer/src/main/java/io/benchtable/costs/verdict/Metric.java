package io.benchtable.costs.verdict;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run reported under a name: a decimal number or other text. */
public record Metric(String value, @Nullable String unit) {

  /** The value as a number, if it is one. */
  public Optional<BigDecimal> number() {
    return number(value);
  }

  /** Whether two values are the same number or, where they are not numbers, the same text. */
  static boolean same(String left, String right) {
    Optional<BigDecimal> a = number(left);
    Optional<BigDecimal> b = number(right);
    return a.isPresent() && b.isPresent()
        ? a.get().compareTo(b.get()) == 0
        : left.strip().equals(right.strip());
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text.strip()));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
