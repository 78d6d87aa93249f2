package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.CapacityDetails;
import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.IndexState;
import io.benchtable.tables.catalogue.Projection;
import io.benchtable.tables.catalogue.Restoration;
import io.benchtable.tables.catalogue.StreamView;
import io.benchtable.tables.catalogue.TableClass;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.TableDetails;
import io.benchtable.tables.catalogue.TableSize;
import io.benchtable.tables.catalogue.TableStatus;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.item.ScalarType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes what there is to know of a table. */
final class TableDescriptionJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private TableDescriptionJson() {}

  static String write(String member, TableDefinition table, Instant now, TableSize size) {
    ObjectNode answer = NODES.objectNode();
    answer.set(member, describe(table, now, size));
    return answer.toString();
  }

  /** A table that was made just now is CREATING, however soon it is ACTIVE. */
  static String created(TableDefinition table, Instant now) {
    ObjectNode node = describe(table, now, TableSize.NONE);
    node.put("TableStatus", TableStatus.CREATING.name());
    forgetWarmth(node, table.details().capacity());
    if (node.get("BillingModeSummary") instanceof ObjectNode summary) {
      summary.remove("LastUpdateToPayPerRequestDateTime");
    }
    for (JsonNode index : node.path("GlobalSecondaryIndexes")) {
      ObjectNode one = ((ObjectNode) index).put("IndexStatus", TableStatus.CREATING.name());
      table
          .index(one.path("IndexName").stringValue(""))
          .ifPresent(known -> forgetWarmth(one, known.details().capacity()));
    }
    return answer(node);
  }

  private static void forgetWarmth(ObjectNode node, CapacityDetails capacity) {
    if (capacity.warmReadUnits() == null && capacity.warmWriteUnits() == null) {
      node.remove("WarmThroughput");
    }
  }

  /** A table that was changed is UPDATING, however soon it is ACTIVE. */
  static String updated(TableDefinition table, Instant now, TableSize size) {
    ObjectNode node = describe(table, now, size);
    if (table.status(now) == TableStatus.ACTIVE) {
      node.put("TableStatus", table.details().status().name());
    }
    return answer(node);
  }

  /** A table that goes has no keys any more. */
  static String deleted(TableDefinition table, Instant now) {
    ObjectNode node = describe(table, now, TableSize.NONE);
    node.remove(
        List.of(
            "KeySchema",
            "AttributeDefinitions",
            "CreationDateTime",
            "GlobalSecondaryIndexes",
            "LocalSecondaryIndexes",
            "WarmThroughput"));
    return answer(node);
  }

  private static String answer(ObjectNode description) {
    ObjectNode answer = NODES.objectNode();
    answer.set("TableDescription", description);
    return answer.toString();
  }

  private static ObjectNode describe(TableDefinition table, Instant now, TableSize size) {
    ObjectNode node = NODES.objectNode();
    node.put("TableName", table.name());
    node.put("TableStatus", table.status(now).name());
    node.put("TableArn", table.arn());
    node.put("TableId", table.details().tableId());
    node.put("CreationDateTime", table.createdAt().toEpochMilli() / 1000.0);
    node.set("KeySchema", keySchema(table.key()));
    node.set("AttributeDefinitions", definitions(table.key(), table.indexes()));
    CapacityDescriptionJson.write(
        node, table.throughput(), table.details().capacity(), table.billingMode(), now);
    settings(node, table);
    node.put("TableSizeBytes", size.bytes());
    node.put("ItemCount", size.items());
    node.put("DeletionProtectionEnabled", table.deletionProtected());
    indexes(node, table, now, size, Index.Scope.GLOBAL, "GlobalSecondaryIndexes");
    indexes(node, table, now, size, Index.Scope.LOCAL, "LocalSecondaryIndexes");
    stream(node, table);
    restoration(node, table.details().restoration());
    return node;
  }

  private static void settings(ObjectNode node, TableDefinition table) {
    TableDetails details = table.details();
    Instant since = details.onDemandSince();
    if (since != null) {
      node.putObject("BillingModeSummary")
          .put("BillingMode", table.billingMode().name())
          .put("LastUpdateToPayPerRequestDateTime", since.toEpochMilli() / 1000.0);
    }
    TableClass tableClass = details.tableClass();
    if (tableClass != null) {
      ObjectNode summary = node.putObject("TableClassSummary").put("TableClass", tableClass.name());
      Instant changed = details.classChangedAt();
      if (changed != null) {
        summary.put("LastUpdateDateTime", changed.toEpochMilli() / 1000.0);
      }
    }
    String key = details.encryptionKey();
    if (key != null) {
      encryption(node, key);
    }
  }

  static void encryption(ObjectNode node, String key) {
    node.putObject("SSEDescription")
        .put("Status", "ENABLED")
        .put("SSEType", "KMS")
        .put("KMSMasterKeyArn", key);
  }

  private static void stream(ObjectNode node, TableDefinition table) {
    StreamView view = table.streamView();
    if (view != null) {
      node.set(
          "StreamSpecification",
          NODES.objectNode().put("StreamEnabled", true).put("StreamViewType", view.name()));
    }
    table
        .streamArn()
        .ifPresent(
            arn -> node.put("LatestStreamLabel", table.streamLabel()).put("LatestStreamArn", arn));
  }

  /** A table that has all its items is one like others. */
  private static void restoration(ObjectNode node, @Nullable Restoration restoration) {
    if (restoration != null && restoration.inProgress() && restoration.tableArn() != null) {
      ObjectNode summary = node.putObject("RestoreSummary");
      if (restoration.backupArn() != null) {
        summary.put("SourceBackupArn", restoration.backupArn());
      }
      summary
          .put("SourceTableArn", restoration.tableArn())
          .put("RestoreDateTime", restoration.at().toEpochMilli() / 1000.0)
          .put("RestoreInProgress", true);
    }
  }

  static ArrayNode keySchema(KeySchema schema) {
    ArrayNode elements = NODES.arrayNode();
    schema.partition().forEach(attribute -> addTo(elements, attribute, "HASH"));
    schema.sort().forEach(attribute -> addTo(elements, attribute, "RANGE"));
    return elements;
  }

  private static void addTo(ArrayNode elements, KeyAttribute attribute, String type) {
    elements.addObject().put("AttributeName", attribute.name()).put("KeyType", type);
  }

  static ArrayNode definitions(KeySchema key, List<Index> indexes) {
    Map<String, ScalarType> types = new TreeMap<>();
    key.attributes().forEach(attribute -> types.put(attribute.name(), attribute.type()));
    for (Index index : indexes) {
      index.key().attributes().forEach(attribute -> types.put(attribute.name(), attribute.type()));
    }
    ArrayNode definitions = NODES.arrayNode();
    types.forEach(
        (name, type) ->
            definitions.addObject().put("AttributeName", name).put("AttributeType", type.name()));
    return definitions;
  }

  private static void indexes(
      ObjectNode node,
      TableDefinition table,
      Instant now,
      TableSize size,
      Index.Scope scope,
      String member) {
    List<Index> indexes = table.indexes().stream().filter(index -> index.scope() == scope).toList();
    if (indexes.isEmpty()) {
      return;
    }
    ArrayNode described = node.putArray(member);
    for (Index index : indexes) {
      ObjectNode one = described.addObject();
      one.put("IndexName", index.name());
      one.put("IndexArn", table.arn() + "/index/" + index.name());
      one.set("KeySchema", keySchema(index.key()));
      one.set("Projection", projection(index));
      TableSize.IndexSize indexSize = size.index(table.indexes().indexOf(index));
      one.put("IndexSizeBytes", indexSize.bytes());
      one.put("ItemCount", indexSize.items());
      if (scope == Index.Scope.GLOBAL) {
        status(one, index, now);
        CapacityDescriptionJson.write(
            one, index.throughput(), index.details().capacity(), table.billingMode(), now);
      }
    }
  }

  static ObjectNode projection(Index index) {
    ObjectNode projection = NODES.objectNode();
    projection.put("ProjectionType", index.projection().name());
    if (index.projection() == Projection.INCLUDE) {
      index.included().stream().sorted().forEach(projection.putArray("NonKeyAttributes")::add);
    }
    return projection;
  }

  private static void status(ObjectNode node, Index index, Instant now) {
    String status =
        switch (index.state()) {
          case REQUESTED, FILLING -> "CREATING";
          case ACTIVE -> index.isUpdating(now) ? "UPDATING" : "ACTIVE";
          case DELETING -> "DELETING";
        };
    node.put("IndexStatus", status);
    if (status.equals("CREATING")) {
      node.put("Backfilling", index.state() == IndexState.FILLING);
    }
  }
}
