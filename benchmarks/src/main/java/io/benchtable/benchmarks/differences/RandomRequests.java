package io.benchtable.benchmarks.differences;

import io.benchtable.standalone.client.Tables;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests by chance; the same ones of the same seed. */
final class RandomRequests {

  private static final List<String> RETURNS =
      List.of("NONE", "ALL_OLD", "ALL_NEW", "UPDATED_OLD", "UPDATED_NEW");
  static final List<String> CAPACITIES = List.of("NONE", "TOTAL", "INDEXES");

  private final Chance chance;
  private final RandomValues values;
  private final RandomReads reads;
  private final RandomLegacy legacy;
  private final RandomStatements statements;
  private final RandomTables tables;
  private final Mistakes mistakes;
  private int tokens;

  RandomRequests(long seed) {
    this.chance = new Chance(new Random(seed * 0x9E3779B97F4A7C15L));
    this.values = new RandomValues(chance);
    this.legacy = new RandomLegacy(values);
    this.reads = new RandomReads(values, legacy);
    this.statements = new RandomStatements(values);
    this.tables = new RandomTables(chance);
    this.mistakes = new Mistakes(chance);
  }

  Request next() {
    Request request = right();
    return chance.once(15) ? mistakes.in(request) : request;
  }

  private Request right() {
    Schema schema = chance.of(Schema.ALL);
    return switch (chance.below(50)) {
      case 0, 1, 2, 3, 4, 5, 6 -> write("PutItem", schema);
      case 7, 8, 9, 10, 11, 12, 13, 14 -> write("UpdateItem", schema);
      case 15, 16 -> write("DeleteItem", schema);
      case 17, 18, 19 -> new Request("GetItem", reads.get(schema).toString());
      case 20, 21, 22, 23, 24, 25, 26 -> reads.query(schema);
      case 27, 28, 29, 30 -> reads.scan(schema);
      case 31, 32 -> reads.batch();
      case 33, 34 -> batchWrite();
      case 35, 36, 37, 38 -> transactWrite();
      case 39, 40 -> transactGet();
      case 41, 42, 43, 44 -> statements.one(schema);
      case 45, 46 -> statements.several();
      default -> tables.request();
    };
  }

  private Request write(String operation, Schema schema) {
    ObjectNode body = write(operation, schema, chance.once(6));
    if (chance.once(2)) {
      boolean any = operation.equals("UpdateItem") || chance.once(20);
      body.put("ReturnValues", chance.of(any ? RETURNS : RETURNS.subList(0, 2)));
    }
    addReports(body);
    return new Request(operation, body.toString());
  }

  private void addReports(ObjectNode body) {
    if (chance.once(3)) {
      body.put("ReturnConsumedCapacity", chance.of(CAPACITIES));
    }
    if (chance.once(6)) {
      body.put("ReturnItemCollectionMetrics", chance.of(List.of("SIZE", "NONE")));
    }
  }

  private ObjectNode write(String operation, Schema schema, boolean old) {
    ObjectNode body = Tables.JSON.createObjectNode().put("TableName", schema.name());
    if (operation.equals("PutItem")) {
      body.set("Item", values.item(schema));
    } else {
      body.set("Key", values.key(schema));
    }
    if (old) {
      legacy.addWrite(body, operation);
    }
    if (!old || chance.once(30)) {
      RandomExpressions expressions = new RandomExpressions(values);
      if (operation.equals("UpdateItem") && !chance.once(20)) {
        body.put("UpdateExpression", expressions.update());
      }
      if (chance.once(3) || operation.equals("ConditionCheck")) {
        body.put("ConditionExpression", expressions.condition());
      }
      expressions.addTo(body);
    }
    if (chance.once(4)) {
      body.put("ReturnValuesOnConditionCheckFailure", chance.of(List.of("ALL_OLD", "NONE")));
    }
    return body;
  }

  private Request batchWrite() {
    ObjectNode body = Tables.JSON.createObjectNode();
    ObjectNode requests = body.putObject("RequestItems");
    for (int i = chance.below(3); i >= 0; i--) {
      Schema schema = chance.of(Schema.ALL);
      ArrayNode writes = requests.putArray(schema.name());
      for (int j = chance.once(80) ? 26 : 1 + chance.below(4); j > 0; j--) {
        if (chance.once(3)) {
          writes.addObject().putObject("DeleteRequest").set("Key", values.key(schema));
        } else {
          writes.addObject().putObject("PutRequest").set("Item", values.item(schema));
        }
      }
    }
    addReports(body);
    return new Request("BatchWriteItem", body.toString());
  }

  private Request transactWrite() {
    ObjectNode body = Tables.JSON.createObjectNode();
    ArrayNode actions = body.putArray("TransactItems");
    for (int i = chance.once(150) ? 101 : chance.below(4); i >= 0; i--) {
      String operation =
          chance.of(List.of("PutItem", "UpdateItem", "UpdateItem", "DeleteItem", "ConditionCheck"));
      actions
          .addObject()
          .set(operation.replace("Item", ""), write(operation, chance.of(Schema.ALL), false));
    }
    if (chance.once(3)) {
      int token = chance.once(3) ? tokens : ++tokens;
      body.put(
          "ClientRequestToken",
          chance.of(List.of(Request.TABLES + token), 30, List.of("", "x".repeat(37))));
    }
    addReports(body);
    return new Request("TransactWriteItems", body.toString());
  }

  private Request transactGet() {
    ObjectNode body = Tables.JSON.createObjectNode();
    ArrayNode actions = body.putArray("TransactItems");
    for (int i = chance.once(150) ? 101 : chance.below(4); i >= 0; i--) {
      ObjectNode get = reads.plainGet(chance.of(Schema.ALL));
      actions.addObject().set("Get", get);
    }
    if (chance.once(3)) {
      body.put("ReturnConsumedCapacity", chance.of(CAPACITIES));
    }
    return new Request("TransactGetItems", body.toString());
  }
}
