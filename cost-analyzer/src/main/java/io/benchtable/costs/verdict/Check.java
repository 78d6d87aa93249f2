package io.benchtable.costs.verdict;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition on a metric that every run has to meet.
 *
 * @param expected the value it has to equal; null if none
 * @param equalsBaseline whether it has to equal the baseline's value or, with {@code groupBy}, that
 *     of its group
 * @param groupBy parameters: configurations with equal values of these form a group
 */
public record Check(
    String metric,
    @Nullable String expected,
    boolean equalsBaseline,
    @Nullable BigDecimal atLeast,
    @Nullable BigDecimal atMost,
    List<String> groupBy) {

  public Check {
    groupBy = List.copyOf(groupBy);
  }
}
