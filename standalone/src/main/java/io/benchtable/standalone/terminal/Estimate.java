package io.benchtable.standalone.terminal;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A value, if it is known, with the interval around it, if there is one. */
public record Estimate(
    @Nullable BigDecimal value, @Nullable BigDecimal low, @Nullable BigDecimal high) {

  boolean hasInterval() {
    return low != null && high != null;
  }
}
