package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.storage.recovery.RecoveryTimes;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The moments of which it is known what a table held.
 *
 * @param code of the error where it is not known
 * @param times empty where recovery is off, or just beginning
 */
record RecoverableMoments(ErrorCode code, Optional<RecoveryTimes> times) {

  /**
   * @param name what the request calls it
   */
  void check(String name, @Nullable Instant at) {
    if (at != null && times.filter(known -> !known.holds(at)).isPresent()) {
      throw new RequestRefused(
          code,
          "Expected %s to be from %s to %s, but it is %s."
              .formatted(name, times.get().earliest(), times.get().now(), at));
    }
  }
}
