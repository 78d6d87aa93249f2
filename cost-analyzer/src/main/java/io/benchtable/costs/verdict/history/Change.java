package io.benchtable.costs.verdict.history;

import java.math.BigDecimal;
import java.util.List;

/**
 * From a benchmark on, something is another than it was before.
 *
 * @param benchmarkId the first of the new ones
 * @param before the median from the change before, or the beginning, to this one
 * @param after the median from here to the next change, or the end
 * @param ratio after / before
 */
public record Change(
    String benchmarkId,
    BigDecimal before,
    BigDecimal after,
    BigDecimal ratio,
    List<Because> because) {

  public Change {
    because = List.copyOf(because);
  }
}
