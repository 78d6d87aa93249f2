package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.BillingMode;
import io.benchtable.tables.catalogue.CapacityDetails;
import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.IndexDetails;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.StreamView;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.TableRequest;
import io.benchtable.tables.catalogue.Throughput;
import io.benchtable.tables.item.KeyAttribute;
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

  static TableRequest read(RequestBody request) {
    return new TableRequestJson(
            request,
            types(request),
            request.oneOf("BillingMode", BillingMode.class).orElse(BillingMode.PROVISIONED))
        .read();
  }

  /** The index that UpdateTable asks for, of attributes that its request or the table defines. */
  static Index newIndex(
      RequestBody request, RequestBody index, BillingMode billingMode, TableDefinition table) {
    Map<String, ScalarType> types = new LinkedHashMap<>();
    Stream.concat(Stream.of(table.key()), table.indexes().stream().map(Index::key))
        .flatMap(key -> key.attributes().stream())
        .forEach(attribute -> types.put(attribute.name(), attribute.type()));
    types.putAll(types(request));
    return new TableRequestJson(request, types, billingMode).index(index, Index.Scope.GLOBAL);
  }

  private TableRequest read() {
    String name = TableNames.of(request);
    List<KeyAttribute> key = key(request);
    KeyAttribute sort = key.size() < 2 ? null : key.get(1);
    List<Index> indexes = indexes(key.getFirst(), sort);
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
        key.getFirst(),
        sort,
        indexes,
        billingMode,
        ThroughputJson.read(request, billingMode),
        request.flag("DeletionProtectionEnabled", false),
        request.object("StreamSpecification").map(TableRequestJson::streamView).orElse(null),
        TableOptionsJson.read(request, billingMode));
  }

  /** Null when the specification says that there is to be no stream. */
  static @Nullable StreamView streamView(RequestBody specification) {
    boolean enabled = specification.flag("StreamEnabled", false);
    StreamView view = specification.oneOf("StreamViewType", StreamView.class).orElse(null);
    if (enabled && view == null) {
      throw RequestRefused.invalid(
          INVALID + "StreamViewType is required when StreamEnabled is true");
    }
    if (!enabled && view != null) {
      throw RequestRefused.invalid(
          INVALID + "StreamViewType must not be specified when StreamEnabled is false");
    }
    return view;
  }

  private static Map<String, ScalarType> types(RequestBody request) {
    Map<String, ScalarType> types = new LinkedHashMap<>();
    for (RequestBody definition : request.objects("AttributeDefinitions")) {
      ScalarType type = definition.oneOf("AttributeType", ScalarType.class).orElseThrow();
      if (types.put(definition.required("AttributeName"), type) != null) {
        throw RequestRefused.invalid(
            INVALID
                + "Duplicate AttributeName in AttributeDefinitions: "
                + definition.required("AttributeName"));
      }
    }
    return types;
  }

  private List<KeyAttribute> key(RequestBody owner) {
    List<KeyAttribute> key = new ArrayList<>();
    for (RequestBody element : owner.objects("KeySchema")) {
      String kind = key.isEmpty() ? "HASH" : "RANGE";
      if (!element.required("KeyType").equals(kind)) {
        throw RequestRefused.invalid(
            "Invalid KeySchema: The %s KeySchemaElement is not a %s key type"
                .formatted(key.isEmpty() ? "first" : "second", kind));
      }
      key.add(attribute(element.required("AttributeName")));
    }
    if (key.size() == 2 && key.get(0).equals(key.get(1))) {
      throw RequestRefused.invalid(
          "Both the Hash Key and the Range Key element in the KeySchema have the same name");
    }
    return key;
  }

  private KeyAttribute attribute(String name) {
    if (name.indexOf(0) >= 0) {
      throw RequestRefused.invalid(INVALID + "KeySchema has a name that is not valid");
    }
    ScalarType type = types.get(name);
    if (type == null) {
      throw RequestRefused.invalid(
          INVALID
              + "Some index key attributes are not defined in AttributeDefinitions. Keys: [%s],"
                  .formatted(name)
              + " AttributeDefinitions: "
              + types.keySet());
    }
    used.add(name);
    return new KeyAttribute(name, type);
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
    if (index.sort() == null) {
      throw RequestRefused.invalid(
          INVALID + "Index KeySchema does not have a range key for index: " + index.name());
    }
    if (!index.partition().equals(partition)) {
      throw RequestRefused.invalid(
          INVALID
              + "Index KeySchema does not have the same leading hash key as table KeySchema for"
              + " index: %s. index hash key: %s, table hash key: %s"
                  .formatted(index.name(), index.partition().name(), partition.name()));
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
              + "%s count exceeds the per-table limit of %d"
                  .formatted(member.replace("Indexes", "Index"), most));
    }
    return indexes;
  }

  private Index index(RequestBody index, Index.Scope scope) {
    String name = index.required("IndexName");
    List<KeyAttribute> key = key(index);
    RequestBody projection = index.requiredObject("Projection");
    return new Index(
        name,
        scope,
        key.getFirst(),
        key.size() < 2 ? null : key.get(1),
        ProjectionJson.type(projection),
        ProjectionJson.included(projection),
        scope == Index.Scope.GLOBAL
            ? ThroughputJson.ofIndex(index, name, billingMode)
            : Throughput.NONE,
        IndexDetails.wanted(
            scope == Index.Scope.GLOBAL
                ? CapacityJson.read(index, billingMode).of(CapacityDetails.NONE)
                : CapacityDetails.NONE));
  }
}
