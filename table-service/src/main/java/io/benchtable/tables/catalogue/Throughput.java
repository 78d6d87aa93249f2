package io.benchtable.tables.catalogue;

/** Capacity units a second as they were asked for. */
public record Throughput(long readUnits, long writeUnits) {

  /** What tables that are billed by request show. */
  public static final Throughput NONE = new Throughput(0, 0);

  /** Refuses to be asked for again. */
  RequestRefused unchanged(String owner) {
    return RequestRefused.invalid(
        ("The provisioned throughput for the %1$s will not change. The requested value equals the"
                + " current value. Current ReadCapacityUnits provisioned for the %1$s: %2$d."
                + " Requested ReadCapacityUnits: %2$d. Current WriteCapacityUnits provisioned for"
                + " the %1$s: %3$d. Requested WriteCapacityUnits: %3$d. Refer to the Amazon"
                + " DynamoDB Developer Guide for current limits and how to request higher limits.")
            .formatted(owner, readUnits, writeUnits));
  }
}
