package io.benchtable.dashboard.item;

import java.time.Instant;
import java.util.Optional;

/**
 * The times to which a table can be restored.
 *
 * @param days how far back the window reaches at most
 */
public record Recovery(
    boolean on, Optional<Integer> days, Optional<Instant> earliest, Optional<Instant> latest) {

  /** None. */
  public static final Recovery OFF =
      new Recovery(false, Optional.empty(), Optional.empty(), Optional.empty());
}
