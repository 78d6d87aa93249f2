package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.BillingMode;
import io.benchtable.tables.catalogue.CapacityDetails;
import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.IndexDetails;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.TableRequest;
import io.benchtable.tables.catalogue.Throughput;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.item.ScalarType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what CreateTable asks for. */
final class TableRequestJson {

  private static final String INVALID = "One or more parameter values were invalid: ";

  private final RequestBody request;
  private final Map<String, ScalarType> types;
  private final Set<String> used = new LinkedHashSet<>();
  private final BillingMode billingMode;

  private TableRequestJson(
      RequestBody request, Map<String, ScalarType> types, BillingMode billingMode) {
    this.request = request;
    this.types = types;
    this.billingMode = billingMode;
  }

  /** Capacity is looked at before keys. */
  static TableRequest read(RequestBody request) {
    BillingMode mode =
        request.oneOf("BillingMode", BillingMode.class).orElse(BillingMode.PROVISIONED);
    Throughput throughput = ThroughputJson.read(request, mode);
    return new TableRequestJson(request, types(request), mode).read(throughput);
  }

  /** The index that UpdateTable asks for, of attributes that its request or the table defines. */
  static Index newIndex(
      RequestBody request, RequestBody index, BillingMode billingMode, TableDefinition table) {
    if (request.objects("AttributeDefinitions").isEmpty()) {
      throw RequestRefused.invalid(
          INVALID
              + "AttributeDefinitions is not specified for index: "
              + index.required("IndexName"));
    }
    if (billingMode == BillingMode.PROVISIONED && !index.has("ProvisionedThroughput")) {
      throw RequestRefused.invalid(
          INVALID
              + "Both ReadCapacityUnits and WriteCapacityUnits must be specified for index: "
              + index.required("IndexName"));
    }
    Map<String, ScalarType> types = new LinkedHashMap<>();
    Stream.concat(Stream.of(table.key()), table.indexes().stream().map(Index::key))
        .flatMap(key -> key.attributes().stream())
        .forEach(attribute -> types.put(attribute.name(), attribute.type()));
    types.putAll(types(request));
    return new TableRequestJson(request, types, billingMode).index(index, Index.Scope.GLOBAL);
  }

  private TableRequest read(Throughput throughput) {
    String name = TableNames.of(request);
    KeySchema key = used(new KeySchemaJson(types).ofTable(request));
    KeyAttribute partition = key.partition().getFirst();
    KeyAttribute sort = key.sort().isEmpty() ? null : key.sort().getFirst();
    List<Index> indexes = indexes(partition, sort);
    if (!used.containsAll(types.keySet())) {
      throw RequestRefused.invalid(
          indexes.isEmpty()
              ? INVALID
                  + "Number of attributes in KeySchema does not exactly match number of attributes"
                  + " defined in AttributeDefinitions"
              : INVALID
                  + "Some AttributeDefinitions are not used. AttributeDefinitions: %s, keys used: %s"
                      .formatted(types.keySet(), used));
    }
    return new TableRequest(
        name,
        partition,
        sort,
        indexes,
        billingMode,
        throughput,
        request.flag("DeletionProtectionEnabled", false),
        request.object("StreamSpecification").map(StreamSpecificationJson::ofNew).orElse(null),
        TableOptionsJson.read(request, billingMode, throughput));
  }

  private static Map<String, ScalarType> types(RequestBody request) {
    Map<String, ScalarType> types = new LinkedHashMap<>();
    for (RequestBody definition : request.objects("AttributeDefinitions")) {
      ScalarType type = definition.oneOf("AttributeType", ScalarType.class).orElseThrow();
      if (types.put(definition.required("AttributeName"), type) != null) {
        throw RequestRefused.invalid(
            "Attribute Name is duplicated: " + definition.required("AttributeName"));
      }
    }
    return types;
  }

  private KeySchema used(KeySchema key) {
    used.addAll(key.names());
    return key;
  }

  private List<Index> indexes(KeyAttribute partition, @Nullable KeyAttribute sort) {
    List<Index> indexes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (RequestBody index : listed("GlobalSecondaryIndexes", 20)) {
      indexes.add(index(index, Index.Scope.GLOBAL));
    }
    for (RequestBody index : listed("LocalSecondaryIndexes", 5)) {
      if (sort == null) {
        throw RequestRefused.invalid(
            INVALID
                + "Table KeySchema does not have a range key, which is required when specifying a"
                + " LocalSecondaryIndex");
      }
      indexes.add(local(index(index, Index.Scope.LOCAL), partition));
    }
    for (Index index : indexes) {
      if (!names.add(index.name())) {
        throw RequestRefused.invalid(INVALID + "Duplicate index name: " + index.name());
      }
    }
    return indexes;
  }

  private static Index local(Index index, KeyAttribute partition) {
    KeyAttribute own = index.key().partition().getFirst();
    if (index.key().sort().isEmpty()) {
      throw RequestRefused.invalid(
          INVALID + "Index KeySchema does not have a range key for index: " + index.name());
    }
    if (!own.equals(partition)) {
      throw RequestRefused.invalid(
          INVALID
              + "Index KeySchema does not have the same leading hash key as table KeySchema for"
              + " index: %s. index hash key: %s, table hash key: %s"
                  .formatted(index.name(), own.name(), partition.name()));
    }
    return index;
  }

  private List<RequestBody> listed(String member, int most) {
    List<RequestBody> indexes = request.objects(member);
    if (request.has(member) && indexes.isEmpty()) {
      throw RequestRefused.invalid(INVALID + "List of " + member + " is empty");
    }
    if (indexes.size() > most) {
      throw RequestRefused.invalid(
          INVALID
              + (member.startsWith("Local")
                  ? "Number of LocalSecondaryIndexes exceeds per-table limit of " + most
                  : "GlobalSecondaryIndex count exceeds the per-table limit of " + most));
    }
    return indexes;
  }

  private Index index(RequestBody index, Index.Scope scope) {
    String name = index.required("IndexName");
    KeySchemaJson keys = new KeySchemaJson(types);
    KeySchema key =
        used(scope == Index.Scope.GLOBAL ? keys.ofGlobalIndex(index) : keys.ofLocalIndex(index));
    RequestBody projection = index.requiredObject("Projection");
    Throughput units =
        scope == Index.Scope.GLOBAL
            ? ThroughputJson.ofIndex(index, name, billingMode)
            : Throughput.NONE;
    return new Index(
        name,
        scope,
        key,
        ProjectionJson.type(projection),
        ProjectionJson.included(projection),
        units,
        IndexDetails.wanted(
            scope == Index.Scope.GLOBAL
                ? CapacityJson.ofIndex(name, false)
                    .readNew(index, billingMode, units)
                    .of(CapacityDetails.NONE)
                : CapacityDetails.NONE));
  }
}
