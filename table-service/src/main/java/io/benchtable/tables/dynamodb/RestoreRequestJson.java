package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.BillingMode;
import io.benchtable.tables.catalogue.CapacityDetails;
import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.IndexDetails;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableRequest;
import io.benchtable.tables.catalogue.Throughput;
import io.benchtable.tables.storage.backup.SourceTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads how a table is to be that is made from a backup: as the table of the backup was, except for
 * what the request overrides, and without stream, time to live, tags and protection.
 */
final class RestoreRequestJson {

  private static final String INVALID = "One or more parameter values were invalid: ";
  private static final String OVERRIDE = "Override";
  private static final String UNITS = "ProvisionedThroughput";
  private static final RequestBody NOTHING = new RequestBody(JsonNodeFactory.instance.objectNode());

  private final RequestBody overrides;
  private final SourceTable source;
  private final BillingMode billingMode;

  private RestoreRequestJson(RequestBody overrides, SourceTable source) {
    this.overrides = overrides;
    this.source = source;
    this.billingMode =
        overrides.oneOf("BillingMode", BillingMode.class).orElse(source.billingMode());
  }

  static TableRequest read(RequestBody request, SourceTable source) {
    String name = TableNames.checkedName(request.required("TargetTableName"), "targetTableName");
    return new RestoreRequestJson(overrides(request), source).read(name);
  }

  /** What is overridden, under the names that it has where a table is asked for. */
  private static RequestBody overrides(RequestBody request) {
    ObjectNode overrides = JsonNodeFactory.instance.objectNode();
    request
        .node()
        .properties()
        .forEach(
            member -> {
              if (member.getKey().endsWith(OVERRIDE)) {
                String name = member.getKey();
                overrides.set(
                    name.substring(0, name.length() - OVERRIDE.length()), member.getValue());
              }
            });
    return new RequestBody(overrides);
  }

  private TableRequest read(String name) {
    Throughput units = units("", overrides, source.throughput());
    String key =
        overrides.has("SSESpecification")
            ? EncryptionJson.key(overrides.requiredObject("SSESpecification")).orElse(null)
            : source.encryptionKey();
    List<Index> indexes = new ArrayList<>(indexes(Index.Scope.GLOBAL, "GlobalSecondaryIndex"));
    indexes.addAll(indexes(Index.Scope.LOCAL, "LocalSecondaryIndex"));
    return source.request(
        name, indexes, billingMode, units, capacity(overrides, source.capacity()), key);
  }

  /**
   * @param of the index that they are of, as it is told
   * @param before units of the backup
   */
  private Throughput units(String of, RequestBody given, Throughput before) {
    boolean overridden = given.has(UNITS);
    if (billingMode == BillingMode.PAY_PER_REQUEST) {
      if (overridden) {
        throw refused(
            overrides.has("BillingMode")
                ? "Cannot override ProvisionedThroughput if BillingMode is overridden to"
                    + " PAY_PER_REQUEST"
                    + of
                : "Cannot override ProvisionedThroughput unless BillingMode is PROVISIONED");
      }
      return Throughput.NONE;
    }
    if (overridden) {
      return ThroughputJson.units(given);
    }
    boolean named = !of.isEmpty() && overrides.has("GlobalSecondaryIndex");
    if (source.billingMode() == BillingMode.PAY_PER_REQUEST || named) {
      throw refused(
          of.isEmpty()
              ? "Must override ProvisionedThroughput if BillingMode is overridden to PROVISIONED"
              : "Must specify provisioned throughput" + of);
    }
    return before;
  }

  private static RequestRefused refused(String problem) {
    return RequestRefused.invalid("Invalid Request: " + problem);
  }

  private CapacityDetails capacity(RequestBody given, CapacityDetails before) {
    given.object("OnDemandThroughput").ifPresent(this::checkBounds);
    CapacityDetails bounds = SourceTable.bounds(before, billingMode);
    return CapacityJson.ofTable(false).read(given, billingMode).of(bounds);
  }

  private void checkBounds(RequestBody wanted) {
    for (String bound : List.of("MaxReadRequestUnits", "MaxWriteRequestUnits")) {
      OptionalLong units = wanted.number(bound);
      if (units.isPresent() && billingMode == BillingMode.PROVISIONED) {
        throw refused(
            "Cannot override %s for OnDemandThroughput unless BillingModeOverride is PAY_PER_REQUEST"
                .formatted(bound));
      }
      if (units.isPresent() && units.getAsLong() < 1) {
        throw refused(
            "Requested %s for OnDemandThroughput is outside of valid range".formatted(bound));
      }
    }
  }

  /** All that the backup has, or those that the request names. */
  private List<Index> indexes(Index.Scope scope, String member) {
    if (!overrides.has(member)) {
      return source.indexes().stream()
          .filter(index -> index.scope() == scope)
          .map(index -> index(index, NOTHING))
          .toList();
    }
    List<Index> indexes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (RequestBody given : overrides.objects(member)) {
      String name = given.required("IndexName");
      if (!names.add(name)) {
        throw RequestRefused.invalid(INVALID + "Duplicate index name: " + name);
      }
      Index index =
          source.indexes().stream()
              .filter(one -> one.scope() == scope && isSame(one, given))
              .findFirst()
              .orElseThrow(
                  () ->
                      refused(
                          "Index %s does not match a secondary index that existed in the source"
                                  .formatted(name)
                              + " table and cannot be created during the restore operation"));
      indexes.add(index(index, given));
    }
    return indexes;
  }

  private static boolean isSame(Index index, RequestBody given) {
    RequestBody projection = given.requiredObject("Projection");
    return given.required("IndexName").equals(index.name())
        && given.objects("KeySchema").stream()
            .map(element -> element.required("AttributeName"))
            .toList()
            .equals(index.key().names())
        && ProjectionJson.type(projection) == index.projection()
        && Set.copyOf(ProjectionJson.included(projection)).equals(Set.copyOf(index.included()));
  }

  private Index index(Index index, RequestBody given) {
    boolean global = index.scope() == Index.Scope.GLOBAL;
    return new Index(
        index.name(),
        index.scope(),
        index.key(),
        index.projection(),
        index.included(),
        global ? units(" for index " + index.name(), given, index.throughput()) : Throughput.NONE,
        IndexDetails.wanted(
            global ? capacity(given, index.details().capacity()) : CapacityDetails.NONE));
  }
}
