package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.BillingMode;
import io.benchtable.tables.catalogue.CapacityChange;
import io.benchtable.tables.catalogue.IndexUpdate;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.Throughput;
import java.util.List;
import java.util.Optional;

/** Reads what UpdateTable asks of the global secondary indexes. */
final class IndexUpdateJson {

  private static final String INVALID = "One or more parameter values were invalid: ";
  private static final List<String> KINDS = List.of("Update", "Create", "Delete");

  private IndexUpdateJson() {}

  static List<IndexUpdate> read(RequestBody request, BillingMode mode, TableDefinition table) {
    return request.objects("GlobalSecondaryIndexUpdates").stream()
        .map(update -> read(request, update, mode, table))
        .toList();
  }

  private static IndexUpdate read(
      RequestBody request, RequestBody update, BillingMode mode, TableDefinition table) {
    List<String> kinds = KINDS.stream().filter(update::has).toList();
    if (kinds.isEmpty()) {
      throw RequestRefused.invalid(
          INVALID
              + "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create,"
              + " GlobalSecondaryIndexUpdate.Delete must not be null");
    }
    if (kinds.size() > 1) {
      throw RequestRefused.invalid(
          INVALID
              + "Only one global secondary index action is allowed per GlobalSecondaryIndexUpdate"
              + " object");
    }
    RequestBody body = update.requiredObject(kinds.getFirst());
    return switch (kinds.getFirst()) {
      case "Create" ->
          new IndexUpdate.Create(TableRequestJson.newIndex(request, body, mode, table));
      case "Delete" -> new IndexUpdate.Delete(name(body));
      default -> capacity(body, mode);
    };
  }

  private static IndexUpdate capacity(RequestBody body, BillingMode mode) {
    if (body.has("ProvisionedThroughput") && mode == BillingMode.PAY_PER_REQUEST) {
      throw RequestRefused.invalid(
          INVALID
              + "The only Updates for index: %s when TableThroughputMode is PAY_PER_REQUEST can be"
                  .formatted(name(body))
              + " to OnDemandThroughput, WarmThroughput");
    }
    Optional<Throughput> units =
        body.has("ProvisionedThroughput")
            ? Optional.of(ThroughputJson.ofIndex(body, name(body), mode))
            : Optional.empty();
    CapacityChange change = CapacityJson.ofIndex(name(body), true).read(body, mode);
    if (units.isEmpty() && change.isNone()) {
      throw RequestRefused.invalid(
          INVALID
              + "At least one of ProvisionedThroughput, OnDemandThroughput or WarmThroughput is"
              + " required for index: "
              + name(body));
    }
    return new IndexUpdate.Capacity(name(body), units, change);
  }

  private static String name(RequestBody body) {
    return TableNames.checkedName(body.required("IndexName"), "indexName");
  }
}
