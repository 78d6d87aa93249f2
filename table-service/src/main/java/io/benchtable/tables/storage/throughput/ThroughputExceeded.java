package io.benchtable.tables.storage.throughput;

import io.benchtable.tables.catalogue.BillingMode;
import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import org.jspecify.annotations.Nullable;

/** No units are left now; the same request can be done later. */
public final class ThroughputExceeded extends RequestRefused {

  private ThroughputExceeded(ErrorCode code, String message) {
    super(code, message);
  }

  static ThroughputExceeded of(TableDefinition table, @Nullable Index index) {
    if (table.billingMode() == BillingMode.PAY_PER_REQUEST) {
      return new ThroughputExceeded(
          ErrorCode.THROTTLED,
          "Throughput exceeds the maximum OnDemandThroughput configured on table or index");
    }
    return new ThroughputExceeded(
        ErrorCode.THROUGHPUT_EXCEEDED,
        index == null
            ? "The level of configured provisioned throughput for the table was exceeded. Consider"
                + " increasing your provisioning level with the UpdateTable API."
            : "The level of configured provisioned throughput for one or more global secondary"
                + " indexes of the table was exceeded. Consider increasing your provisioning level"
                + " for the under-provisioned global secondary indexes with the UpdateTable API.");
  }
}
