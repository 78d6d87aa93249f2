package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.storage.throughput.ThroughputExceeded;
import java.util.Optional;

/**
 * Why an action kept its transaction from being done, or that it did not.
 *
 * @param item the item that a condition did not hold for
 */
public record CancellationReason(Code code, String message, Optional<Item> item) {

  /** Of an action that stood in nobody's way. */
  public static final CancellationReason NONE = new CancellationReason(Code.NONE, "");

  CancellationReason(Code code, String message) {
    this(code, message, Optional.empty());
  }

  /** What kind of reason it is, and what clients know it by. */
  public enum Code {
    NONE("None"),
    CONDITIONAL_CHECK_FAILED("ConditionalCheckFailed"),
    DUPLICATE_ITEM("DuplicateItem"),
    PROVISIONED_THROUGHPUT_EXCEEDED("ProvisionedThroughputExceeded"),
    THROTTLING_ERROR("ThrottlingError"),
    TRANSACTION_CONFLICT("TransactionConflict"),
    VALIDATION_ERROR("ValidationError");

    private final String text;

    Code(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  static CancellationReason conditionFailed(Optional<Item> stored) {
    return new CancellationReason(
        Code.CONDITIONAL_CHECK_FAILED, "The conditional request failed", stored);
  }

  static CancellationReason duplicate(Optional<Item> stored) {
    return new CancellationReason(
        Code.DUPLICATE_ITEM, "Duplicate primary key exists in table", stored);
  }

  static CancellationReason conflict() {
    return new CancellationReason(Code.TRANSACTION_CONFLICT, "Transaction is ongoing for the item");
  }

  static CancellationReason throttled(ThroughputExceeded exceeded) {
    return new CancellationReason(
        exceeded.code() == ErrorCode.THROTTLED
            ? Code.THROTTLING_ERROR
            : Code.PROVISIONED_THROUGHPUT_EXCEEDED,
        exceeded.text());
  }

  static CancellationReason invalid(String message) {
    return new CancellationReason(Code.VALIDATION_ERROR, message);
  }

  public CancellationReason withoutItem() {
    return new CancellationReason(code, message);
  }
}
