package io.benchtable.tables.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.benchtable.tables.storage.CancellationReason;
import org.jspecify.annotations.Nullable;

/**
 * Why one of the writes of a transaction kept all from being done.
 *
 * @param code in capitals; NONE for one that could have been done
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CancellationView(String code, @Nullable String message) {

  static CancellationView of(CancellationReason reason) {
    return new CancellationView(
        reason.code().name(), reason.message().isEmpty() ? null : reason.message());
  }
}
