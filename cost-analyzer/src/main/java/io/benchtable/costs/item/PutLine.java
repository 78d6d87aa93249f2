package io.benchtable.costs.item;

import io.benchtable.costs.price.BookId;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a cost line that was put adds to sums.
 *
 * @param ofSample whether it is part of the cost of a run that counts
 * @param cost null if it is unknown
 * @param instanceType of which machine the price is; null where vCPU and memory are priced apart
 * @param book that it was priced by, with its version
 * @param currency of the cost
 */
public record PutLine(
    boolean ofSample,
    @Nullable BigDecimal cost,
    @Nullable String instanceType,
    @Nullable BookId book,
    @Nullable String currency) {}
