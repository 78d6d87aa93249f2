package io.benchtable.costs.verdict;

import org.jspecify.annotations.Nullable;

/**
 * Where a configuration lies beside the frontier of time and cost.
 *
 * @param onFrontier whether no other has a smaller median of one and at most the same of the other
 * @param probability that it lies on the frontier, as decimal text; null for too few blocks
 * @param knee whether it is the knee of the frontier
 */
public record Place(boolean onFrontier, @Nullable String probability, boolean knee) {}
