package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.BillingMode;
import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.Projection;
import io.benchtable.tables.catalogue.StreamView;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.TableSize;
import io.benchtable.tables.catalogue.Throughput;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.item.ScalarType;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes what there is to know of a table. */
final class TableDescriptionJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private TableDescriptionJson() {}

  static String write(String member, TableDefinition table, String status, TableSize size) {
    ObjectNode answer = NODES.objectNode();
    answer.set(member, describe(table, status, size));
    return answer.toString();
  }

  static String arn(TableDefinition table) {
    return "arn:aws:dynamodb:local:000000000000:table/" + table.name();
  }

  private static ObjectNode describe(TableDefinition table, String status, TableSize size) {
    ObjectNode node = NODES.objectNode();
    node.put("TableName", table.name());
    node.put("TableStatus", status);
    node.put("TableArn", arn(table));
    node.put("TableId", id(table));
    node.put("CreationDateTime", table.createdAt().toEpochMilli() / 1000.0);
    node.set("KeySchema", keySchema(table.key()));
    node.set("AttributeDefinitions", definitions(table));
    node.set("ProvisionedThroughput", throughput(table.throughput()));
    if (table.billingMode() == BillingMode.PAY_PER_REQUEST) {
      node.set(
          "BillingModeSummary", NODES.objectNode().put("BillingMode", table.billingMode().name()));
    }
    node.put("TableSizeBytes", size.bytes());
    node.put("ItemCount", size.items());
    node.put("DeletionProtectionEnabled", table.deletionProtected());
    indexes(node, table, size, Index.Scope.GLOBAL, "GlobalSecondaryIndexes");
    indexes(node, table, size, Index.Scope.LOCAL, "LocalSecondaryIndexes");
    stream(node, table);
    return node;
  }

  private static String id(TableDefinition table) {
    String identity = arn(table) + "/" + table.generation() + "/" + table.createdAt();
    return UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static void stream(ObjectNode node, TableDefinition table) {
    StreamView view = table.streamView();
    if (view != null) {
      node.set(
          "StreamSpecification",
          NODES.objectNode().put("StreamEnabled", true).put("StreamViewType", view.name()));
    }
    if (table.streamLabel() != null) {
      node.put("LatestStreamLabel", table.streamLabel());
      node.put("LatestStreamArn", arn(table) + "/stream/" + table.streamLabel());
    }
  }

  private static ArrayNode keySchema(KeySchema schema) {
    ArrayNode elements = NODES.arrayNode();
    for (KeyAttribute attribute : schema.attributes()) {
      elements
          .addObject()
          .put("AttributeName", attribute.name())
          .put("KeyType", elements.size() == 1 ? "HASH" : "RANGE");
    }
    return elements;
  }

  private static ArrayNode definitions(TableDefinition table) {
    Map<String, ScalarType> types = new LinkedHashMap<>();
    table.key().attributes().forEach(attribute -> types.put(attribute.name(), attribute.type()));
    for (Index index : table.indexes()) {
      index.key().attributes().forEach(attribute -> types.put(attribute.name(), attribute.type()));
    }
    ArrayNode definitions = NODES.arrayNode();
    types.forEach(
        (name, type) ->
            definitions.addObject().put("AttributeName", name).put("AttributeType", type.name()));
    return definitions;
  }

  private static ObjectNode throughput(Throughput throughput) {
    return NODES
        .objectNode()
        .put("NumberOfDecreasesToday", 0)
        .put("ReadCapacityUnits", throughput.readUnits())
        .put("WriteCapacityUnits", throughput.writeUnits());
  }

  private static void indexes(
      ObjectNode node, TableDefinition table, TableSize size, Index.Scope scope, String member) {
    List<Index> indexes = table.indexes().stream().filter(index -> index.scope() == scope).toList();
    if (indexes.isEmpty()) {
      return;
    }
    ArrayNode described = node.putArray(member);
    for (Index index : indexes) {
      ObjectNode one = described.addObject();
      one.put("IndexName", index.name());
      one.put("IndexArn", arn(table) + "/index/" + index.name());
      one.set("KeySchema", keySchema(index.key()));
      ObjectNode projection = one.putObject("Projection");
      projection.put("ProjectionType", index.projection().name());
      if (index.projection() == Projection.INCLUDE) {
        index.included().forEach(projection.putArray("NonKeyAttributes")::add);
      }
      TableSize.IndexSize indexSize = size.index(table.indexes().indexOf(index));
      one.put("IndexSizeBytes", indexSize.bytes());
      one.put("ItemCount", indexSize.items());
      if (scope == Index.Scope.GLOBAL) {
        one.put("IndexStatus", "ACTIVE");
        one.set("ProvisionedThroughput", throughput(index.throughput()));
      }
    }
  }
}
