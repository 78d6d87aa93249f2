package io.benchtable.costs.item;

import io.benchtable.costs.verdict.Run;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A run with what its item says of its cost.
 *
 * @param run still without a cost
 * @param started whether it came to occupy a machine
 * @param disturbed whether load from outside disturbed it
 * @param billedCost as noted on the run item; null if it is not
 */
public record StoredRun(
    Run run, boolean started, boolean disturbed, @Nullable BigDecimal billedCost) {}
