package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.BillingMode;
import io.benchtable.tables.catalogue.CapacityDetails;
import io.benchtable.tables.catalogue.Throughput;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Writes the capacity of a table or an index. */
final class CapacityDescriptionJson {

  /** What every table that is billed by request can take from the start. */
  private static final Throughput ON_DEMAND = new Throughput(12_000, 4_000);

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
    Throughput usual = mode == BillingMode.PAY_PER_REQUEST ? ON_DEMAND : units;
    node.putObject("WarmThroughput")
        .put("ReadUnitsPerSecond", most(details.warmReadUnits(), usual.readUnits()))
        .put("WriteUnitsPerSecond", most(details.warmWriteUnits(), usual.writeUnits()))
        .put("Status", "ACTIVE");
    Long reads = details.maxReadUnits();
    Long writes = details.maxWriteUnits();
    if (mode == BillingMode.PAY_PER_REQUEST && (reads != null || writes != null)) {
      node.putObject("OnDemandThroughput")
          .put("MaxReadRequestUnits", reads == null ? -1 : reads)
          .put("MaxWriteRequestUnits", writes == null ? -1 : writes);
    }
  }

  private static long most(@Nullable Long asked, long usual) {
    return asked == null ? usual : Math.max(asked, usual);
  }

  private static void time(ObjectNode node, String name, @Nullable Instant time) {
    if (time != null) {
      node.put(name, time.toEpochMilli() / 1000.0);
    }
  }
}
