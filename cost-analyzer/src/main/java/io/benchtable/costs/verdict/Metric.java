package io.benchtable.costs.verdict;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run reported under a name: a decimal number or other text. */
public record Metric(String value, @Nullable String unit) {

  private static final int MAX_EXPONENT = 400;

  /** The value as a number, if it is one; beyond 1E±400 it is text. */
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

  /** A number of more digits than any double has would fill the memory when it is written out. */
  private static boolean isWritable(BigDecimal number) {
    long exponent = (long) number.precision() - number.scale() - 1;
    return Math.abs(exponent) <= MAX_EXPONENT && Math.abs((long) number.scale()) <= MAX_EXPONENT;
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text.strip())).filter(Metric::isWritable);
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
