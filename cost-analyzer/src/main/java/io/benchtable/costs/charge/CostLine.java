package io.benchtable.costs.charge;

import io.benchtable.costs.price.Price;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt costs under one price.
 *
 * @param sample whether the line is part of the cost of a run that counts as a sample; retries and
 *     failed attempts are not
 * @param part what of it the line is for
 * @param superseded whether the step was attempted again
 * @param consumed what was used, in the price's unit; null if it was not recorded
 * @param billed what is charged for, in the price's unit; differs from consumed by the book's
 *     minimum charge and rounding
 * @param cost in the book's currency; null if it is unknown
 * @param note why billed and consumed differ, or why the cost is unknown
 */
public record CostLine(
    Attempt attempt,
    Price price,
    Part part,
    boolean sample,
    boolean superseded,
    @Nullable BigDecimal consumed,
    @Nullable BigDecimal billed,
    @Nullable BigDecimal cost,
    @Nullable String note) {

  /** Derived, so that pricing a run again writes the same lines again. */
  public String lineId() {
    String id = attempt.usageId() + ":" + price.sku();
    return part == Part.VCPUS_IDLE ? id + ":idle" : id;
  }

  public Optional<BigDecimal> knownCost() {
    return Optional.ofNullable(cost);
  }
}
