package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.BillingMode;
import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.StreamSwitch;
import io.benchtable.tables.catalogue.TableDefinition;
import java.util.Optional;

/** Switches a table's stream, or changes its capacity or protection. */
record UpdateTable(Catalogue catalogue) implements Operation {

  @Override
  public String run(RequestBody request) {
    String name = TableNames.of(request);
    if (!request.objects("GlobalSecondaryIndexUpdates").isEmpty()) {
      throw RequestRefused.invalid(
          "Expected the indexes that the table was made with, but GlobalSecondaryIndexUpdates asks"
              + " for others: indexes of a table cannot be changed here.");
    }
    Optional<RequestBody> stream = request.object("StreamSpecification");
    boolean settings =
        request.has("BillingMode")
            || request.has("ProvisionedThroughput")
            || request.has("DeletionProtectionEnabled");
    if (stream.isEmpty() && !settings) {
      throw RequestRefused.invalid(
          "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled,"
              + " GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required");
    }
    TableDefinition table =
        catalogue.change(
            name,
            stream.map(wanted -> new StreamSwitch(TableRequestJson.streamView(wanted))),
            before -> changed(before, request));
    return TableDescriptionJson.write("TableDescription", table, "ACTIVE", catalogue.size(table));
  }

  private static TableDefinition changed(TableDefinition before, RequestBody request) {
    BillingMode mode = request.oneOf("BillingMode", BillingMode.class).orElse(before.billingMode());
    boolean units = request.has("ProvisionedThroughput") || mode != before.billingMode();
    return before.withSettings(
        mode,
        units ? ThroughputJson.read(request, mode) : before.throughput(),
        request.flag("DeletionProtectionEnabled", before.deletionProtected()));
  }
}
