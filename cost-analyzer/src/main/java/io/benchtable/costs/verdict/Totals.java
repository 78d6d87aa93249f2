package io.benchtable.costs.verdict;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the whole benchmark cost: warm-ups, set-up, retries and failures too.
 *
 * @param billedCost the sum of what is known; null if nothing is
 * @param unknownLines how many parts are not known
 */
public record Totals(@Nullable BigDecimal billedCost, int unknownLines) {}
