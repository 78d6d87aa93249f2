package io.benchtable.tables.storage.throughput;

import io.benchtable.tables.catalogue.BillingMode;
import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import org.jspecify.annotations.Nullable;

/** No units are left now; the same request can be done later. */
public final class ThroughputExceeded extends RequestRefused {

  private final String reason;
  private final String resource;

  private ThroughputExceeded(ErrorCode code, String message, String reason, String resource) {
    super(code, message);
    this.reason = reason;
    this.resource = resource;
  }

  static ThroughputExceeded of(TableDefinition table, @Nullable Index index, Use use) {
    String what =
        (index == null ? "Table" : "Index")
            + switch (use) {
              case READ -> "Read";
              case WRITE -> "Write";
            };
    String resource = index == null ? table.arn() : table.arn() + "/index/" + index.name();
    if (table.billingMode() == BillingMode.PAY_PER_REQUEST) {
      return new ThroughputExceeded(
          ErrorCode.THROTTLED,
          "Throughput exceeds the maximum OnDemandThroughput configured on table or index",
          what + "MaxOnDemandThroughputExceeded",
          resource);
    }
    return new ThroughputExceeded(
        ErrorCode.THROUGHPUT_EXCEEDED,
        index == null
            ? "The level of configured provisioned throughput for the table was exceeded. Consider"
                + " increasing your provisioning level with the UpdateTable API."
            : "The level of configured provisioned throughput for one or more global secondary"
                + " indexes of the table was exceeded. Consider increasing your provisioning level"
                + " for the under-provisioned global secondary indexes with the UpdateTable API.",
        what + "ProvisionedThroughputExceeded",
        resource);
  }

  /** What was exceeded, in the words of the API: of what, in which use, and which limit. */
  public String reason() {
    return reason;
  }

  /** The ARN of the table or index that has no units left. */
  public String resource() {
    return resource;
  }
}
