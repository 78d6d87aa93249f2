package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.BillingMode;
import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.StreamSwitch;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.TableUpdate;
import io.benchtable.tables.catalogue.Throughput;
import io.benchtable.tables.item.KeyAttribute;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Changes a table's indexes, or switches its stream, or changes its capacity or protection. */
record UpdateTable(Catalogue catalogue) implements Operation {

  @Override
  public String run(RequestBody request) {
    String name = TableNames.of(request);
    if (!request.objects("ReplicaUpdates").isEmpty()) {
      throw new RequestRefused(
          ErrorCode.UNSUPPORTED_OPERATION,
          "UpdateTable with ReplicaUpdates is not supported: there is one region.");
    }
    UpdateTableRules.check(request);
    Optional<StreamSwitch> stream =
        request
            .object("StreamSpecification")
            .map(wanted -> new StreamSwitch(StreamSpecificationJson.ofUpdate(wanted), false));
    TableDefinition table = catalogue.change(name, stream, before -> changed(before, request));
    return TableDescriptionJson.updated(table, catalogue.moment().now(), catalogue.size(table));
  }

  private TableDefinition changed(TableDefinition before, RequestBody request) {
    BillingMode mode = request.oneOf("BillingMode", BillingMode.class).orElse(before.billingMode());
    boolean said = request.has("BillingMode") && !request.has("GlobalSecondaryIndexUpdates");
    boolean given =
        request.has("ProvisionedThroughput")
            || mode != before.billingMode()
            || (said && mode == BillingMode.PROVISIONED);
    Optional<Throughput> units =
        given ? Optional.of(ThroughputJson.ofUpdate(request, mode)) : Optional.empty();
    TableUpdate update =
        new TableUpdate(
            Optional.of(mode),
            units,
            request.has("DeletionProtectionEnabled")
                ? Optional.of(request.flag("DeletionProtectionEnabled", false))
                : Optional.empty(),
            TableOptionsJson.tableClass(request),
            request
                .object("SSESpecification")
                .map(wanted -> EncryptionJson.other(wanted, before.details().encryptionKey())),
            CapacityJson.ofTable(true).read(request, mode),
            IndexUpdateJson.read(request, mode, before));
    TableDefinition after = update.apply(before, catalogue.moment());
    checkTypes(after);
    return after;
  }

  /** An attribute has one type in all keys. */
  private static void checkTypes(TableDefinition table) {
    List<KeyAttribute> attributes =
        Stream.concat(
                table.key().attributes().stream(),
                table.indexes().stream().flatMap(index -> index.key().attributes().stream()))
            .distinct()
            .toList();
    for (KeyAttribute attribute : attributes) {
      if (attributes.stream().filter(one -> one.name().equals(attribute.name())).count() > 1) {
        throw RequestRefused.invalid(
            "One or more parameter values were invalid: Attribute "
                + attribute.name()
                + " is a key of the table or of another index with another type");
      }
    }
  }
}
