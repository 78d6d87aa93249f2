package io.benchtable.tables.model;

import io.benchtable.tables.model.Requests.Request;
import io.benchtable.tables.model.Schema.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Requests that make tables and change their indexes. */
final class TableRequests {

  private TableRequests() {}

  static Request create(String name, Schema schema) {
    Map<String, Object> body = new TreeMap<>();
    body.put("TableName", name);
    body.put("BillingMode", "PAY_PER_REQUEST");
    body.put("KeySchema", key(schema.key(), 1));
    Set<String> attributes = new TreeSet<>(schema.key());
    List<Object> global = new ArrayList<>();
    List<Object> local = new ArrayList<>();
    for (Index index : schema.indexes()) {
      attributes.addAll(index.key());
      if (index.global()) {
        global.add(index(index));
      } else {
        local.add(index(index));
      }
    }
    body.put(
        "AttributeDefinitions",
        attributes.stream().map(attribute -> definition(schema, attribute)).toList());
    if (!global.isEmpty()) {
      body.put("GlobalSecondaryIndexes", global);
    }
    if (!local.isEmpty()) {
      body.put("LocalSecondaryIndexes", local);
    }
    return new Request("CreateTable", body);
  }

  private static Map<String, Object> definition(Schema schema, String attribute) {
    return Map.of("AttributeName", attribute, "AttributeType", schema.type(attribute));
  }

  private static List<Object> key(List<String> names, int hash) {
    List<Object> key = new ArrayList<>();
    for (String name : names) {
      key.add(Map.of("AttributeName", name, "KeyType", key.size() < hash ? "HASH" : "RANGE"));
    }
    return key;
  }

  private static Map<String, Object> index(Index index) {
    return Map.of(
        "IndexName",
        index.name(),
        "KeySchema",
        key(index.key(), index.hash().size()),
        "Projection",
        index.included().isEmpty()
            ? Map.of("ProjectionType", index.projection())
            : Map.of("ProjectionType", index.projection(), "NonKeyAttributes", index.included()));
  }

  static Request add(String table) {
    Schema schema = Schema.ALL.getFirst();
    return new Request(
        "UpdateTable",
        Map.of(
            "TableName",
            table,
            "AttributeDefinitions",
            Schema.LATER.key().stream().map(name -> definition(schema, name)).toList(),
            "GlobalSecondaryIndexUpdates",
            List.of(Map.of("Create", index(Schema.LATER)))));
  }

  static Request drop(String table) {
    return new Request(
        "UpdateTable",
        Map.of(
            "TableName",
            table,
            "GlobalSecondaryIndexUpdates",
            List.of(Map.of("Delete", Map.of("IndexName", Schema.LATER.name())))));
  }

  /** Whether the index is there and active after it was added, or gone after it was dropped. */
  static boolean isSettled(Map<?, ?> described, Request request) {
    Map<?, ?> table = (Map<?, ?>) Objects.requireNonNull(described.get("Table"));
    boolean added = request.body().containsKey("AttributeDefinitions");
    boolean active = "ACTIVE".equals(table.get("TableStatus"));
    if (table.get("GlobalSecondaryIndexes") instanceof List<?> indexes) {
      for (Object one : indexes) {
        Map<?, ?> index = (Map<?, ?>) one;
        if (Schema.LATER.name().equals(index.get("IndexName"))) {
          return added && active && "ACTIVE".equals(index.get("IndexStatus"));
        }
      }
    }
    return !added && active;
  }
}
