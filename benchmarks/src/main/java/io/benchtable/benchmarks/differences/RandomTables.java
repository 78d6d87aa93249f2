package io.benchtable.benchmarks.differences;

import io.benchtable.standalone.client.Tables;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests about tables, their time to live and their tags. */
record RandomTables(Chance chance) {

  private static final List<String> EXTRA = List.of("${t}x0", "${t}x1", "${t}x2");

  Request request() {
    String table = chance.of(List.of("${t}0", "${t}2", "${t}none"), 2, EXTRA);
    ObjectNode body = Tables.JSON.createObjectNode();
    return switch (chance.below(14)) {
      case 0, 1, 2, 3 -> create();
      case 4, 5 -> update(chance.of(EXTRA));
      case 6 -> new Request("DeleteTable", body.put("TableName", chance.of(EXTRA)).toString());
      case 7, 8 -> new Request("DescribeTable", body.put("TableName", table).toString());
      case 9 -> list(body);
      case 10 -> {
        body.put("TableName", table)
            .putObject("TimeToLiveSpecification")
            .put("Enabled", chance.once(2))
            .put("AttributeName", chance.of(List.of("e", "f")));
        yield new Request("UpdateTimeToLive", body.toString());
      }
      case 11 -> new Request("DescribeTimeToLive", body.put("TableName", table).toString());
      default -> tags(table, body);
    };
  }

  private Request list(ObjectNode body) {
    body.put("ExclusiveStartTableName", Request.TABLES + chance.of(List.of("0", "1", "x")));
    body.put("Limit", 1 + chance.below(2));
    return new Request("ListTables", body.toString());
  }

  private Request tags(String table, ObjectNode body) {
    String arn = Request.ARNS + table;
    return switch (chance.below(4)) {
      case 0 -> new Request("ListTagsOfResource", body.put("ResourceArn", arn).toString());
      case 1 -> {
        body.put("ResourceArn", arn).putArray("TagKeys").add(chance.of(List.of("x", "y")));
        yield new Request("UntagResource", body.toString());
      }
      default -> {
        addTags(body.put("ResourceArn", arn));
        yield new Request("TagResource", body.toString());
      }
    };
  }

  private void addTags(ObjectNode body) {
    ArrayNode tags = body.putArray("Tags");
    for (int i = chance.below(3); i >= 0; i--) {
      tags.addObject()
          .put("Key", chance.of(List.of("x", "y", "z"), 20, List.of("", "x".repeat(129), "aws:x")))
          .put("Value", chance.of(List.of("1", ""), 20, List.of("x".repeat(257))));
    }
  }

  private Request create() {
    ObjectNode body = Tables.JSON.createObjectNode().put("TableName", chance.of(EXTRA));
    ArrayNode definitions = body.putArray("AttributeDefinitions");
    for (String attribute : List.of("p", "r", "a")) {
      if (!chance.once(6)) {
        definitions
            .addObject()
            .put("AttributeName", attribute)
            .put("AttributeType", chance.of(List.of("S", "N", "B"), 60, List.of("BOOL", "X")));
      }
    }
    body.set("KeySchema", keySchema("p", "r"));
    if (chance.once(2)) {
      body.set("LocalSecondaryIndexes", indexes(List.of("p", "a")));
    }
    if (chance.once(2)) {
      body.set("GlobalSecondaryIndexes", indexes(List.of("a", "r")));
    }
    addCapacity(body);
    if (chance.once(8)) {
      addTags(body);
    }
    if (chance.once(12)) {
      body.putObject("StreamSpecification").put("StreamEnabled", false);
    }
    if (chance.once(12)) {
      body.put("TableClass", chance.of(List.of("STANDARD", "STANDARD_INFREQUENT_ACCESS")));
    }
    if (chance.once(12)) {
      body.put("DeletionProtectionEnabled", chance.once(2));
    }
    return new Request("CreateTable", body.toString());
  }

  private ArrayNode keySchema(String hash, String range) {
    ArrayNode schema = Tables.JSON.createArrayNode();
    schema.addObject().put("AttributeName", hash).put("KeyType", "HASH");
    if (chance.once(2)) {
      schema
          .addObject()
          .put("AttributeName", chance.of(List.of(range), 30, List.of(hash, "z")))
          .put("KeyType", chance.of(List.of("RANGE"), 30, List.of("HASH")));
    }
    return schema;
  }

  private ArrayNode indexes(List<String> key) {
    ArrayNode indexes = Tables.JSON.createArrayNode();
    for (int i = chance.once(30) ? 20 : chance.below(3); i >= 0; i--) {
      indexes.add(index("ix" + (chance.once(30) ? 0 : i), key));
    }
    return indexes;
  }

  private ObjectNode index(String name, List<String> key) {
    ObjectNode index = Tables.JSON.createObjectNode().put("IndexName", name);
    index.set("KeySchema", keySchema(key.getFirst(), key.getLast()));
    ObjectNode projection = index.putObject("Projection");
    String type = chance.of(List.of("ALL", "KEYS_ONLY", "INCLUDE"));
    if (!chance.once(20)) {
      projection.put("ProjectionType", type);
    }
    if (type.equals("INCLUDE") != chance.once(20)) {
      projection.putArray("NonKeyAttributes").add("c").add(chance.once(20) ? "c" : "d");
    }
    if (chance.once(4)) {
      addThroughput(index);
    }
    return index;
  }

  private void addThroughput(ObjectNode body) {
    body.putObject("ProvisionedThroughput")
        .put("ReadCapacityUnits", chance.of(List.of(5), 20, List.of(0, -1)))
        .put("WriteCapacityUnits", 5);
  }

  private void addCapacity(ObjectNode body) {
    if (chance.once(3)) {
      addThroughput(body);
    }
    if (!chance.once(4)) {
      body.put("BillingMode", chance.of(List.of("PAY_PER_REQUEST"), 4, List.of("PROVISIONED")));
    }
  }

  private Request update(String table) {
    ObjectNode body = Tables.JSON.createObjectNode().put("TableName", table);
    if (chance.once(3)) {
      addCapacity(body);
    }
    if (chance.once(4)) {
      body.put("DeletionProtectionEnabled", chance.once(2));
    }
    if (chance.once(2)) {
      body.putArray("AttributeDefinitions")
          .addObject()
          .put("AttributeName", "a")
          .put("AttributeType", "N");
      ArrayNode changes = body.putArray("GlobalSecondaryIndexUpdates");
      if (chance.once(3)) {
        changes.addObject().putObject("Delete").put("IndexName", "ix0");
      } else {
        changes.addObject().set("Create", index("ix" + chance.below(3), List.of("a", "p")));
      }
    }
    return new Request("UpdateTable", body.toString());
  }
}
