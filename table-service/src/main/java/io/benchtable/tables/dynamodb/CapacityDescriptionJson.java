package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.BillingMode;
import io.benchtable.tables.catalogue.CapacityDetails;
import io.benchtable.tables.catalogue.Throughput;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Writes the capacity of a table or an index. */
final class CapacityDescriptionJson {

  private CapacityDescriptionJson() {}

  static void write(
      ObjectNode node, Throughput units, CapacityDetails details, BillingMode mode, Instant now) {
    ObjectNode provisioned = node.putObject("ProvisionedThroughput");
    time(provisioned, "LastIncreaseDateTime", details.increasedAt());
    time(provisioned, "LastDecreaseDateTime", details.decreasedAt());
    provisioned
        .put("NumberOfDecreasesToday", details.decreasesOnDayOf(now))
        .put("ReadCapacityUnits", units.readUnits())
        .put("WriteCapacityUnits", units.writeUnits());
    Throughput warm = details.warm(units, mode);
    node.putObject("WarmThroughput")
        .put("ReadUnitsPerSecond", warm.readUnits())
        .put("WriteUnitsPerSecond", warm.writeUnits())
        .put("Status", "ACTIVE");
    Long reads = details.maxReadUnits();
    Long writes = details.maxWriteUnits();
    if (mode == BillingMode.PAY_PER_REQUEST && (reads != null || writes != null)) {
      ObjectNode bounds = node.putObject("OnDemandThroughput");
      bound(bounds, "MaxReadRequestUnits", reads);
      bound(bounds, "MaxWriteRequestUnits", writes);
    }
  }

  private static void bound(ObjectNode node, String name, @Nullable Long units) {
    if (units != null) {
      node.put(name, units);
    }
  }

  private static void time(ObjectNode node, String name, @Nullable Instant time) {
    if (time != null) {
      node.put(name, time.toEpochMilli() / 1000.0);
    }
  }
}
