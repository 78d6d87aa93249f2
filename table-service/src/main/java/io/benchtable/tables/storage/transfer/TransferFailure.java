package io.benchtable.tables.storage.transfer;

/** Why an export or an import has ended without what was wanted. */
public record TransferFailure(String code, String message) {

  /** Some records of an import did not become items; those that did stay. */
  static final TransferFailure RECORDS_LEFT_OUT =
      new TransferFailure(
          "ItemValidationError",
          "Some of the items failed validation checks and were not imported. Please check"
              + " CloudWatch error logs for more details.");
}
