package io.benchtable.tables.rest;

import io.benchtable.tables.storage.transfer.TransferFailure;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why an export or an import was given up. */
@Schema(name = "Failure")
record FailureView(String code, String message) {

  /** Null for none. */
  static @Nullable FailureView of(@Nullable TransferFailure failure) {
    return failure == null ? null : new FailureView(failure.code(), failure.message());
  }
}
