package io.benchtable.benchmarks.differences;

import io.benchtable.standalone.client.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests that read. */
record RandomReads(RandomValues values, RandomLegacy legacy) {

  private static final List<String> SELECTS =
      List.of("ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES", "COUNT", "SPECIFIC_ATTRIBUTES");

  private Chance chance() {
    return values.chance();
  }

  private static ObjectNode body(Schema schema) {
    return Tables.JSON.createObjectNode().put("TableName", schema.name());
  }

  ObjectNode plainGet(Schema schema) {
    ObjectNode body = body(schema);
    body.set("Key", values.key(schema));
    if (chance().once(3)) {
      RandomExpressions expressions = new RandomExpressions(values);
      body.put("ProjectionExpression", expressions.projection());
      expressions.addTo(body);
    }
    return body;
  }

  ObjectNode get(Schema schema) {
    ObjectNode body = plainGet(schema);
    if (chance().once(8)) {
      legacy.addAttributes(body);
    }
    addReading(body);
    return body;
  }

  private void addReading(ObjectNode body) {
    if (chance().once(4)) {
      body.put("ConsistentRead", chance().once(2));
    }
    if (chance().once(3)) {
      body.put("ReturnConsumedCapacity", chance().of(RandomRequests.CAPACITIES));
    }
  }

  Request query(Schema schema) {
    ObjectNode body = body(schema);
    List<String> key = addIndex(body, schema);
    if (chance().once(6)) {
      legacy.addQuery(body, schema, key);
    } else {
      RandomExpressions expressions = new RandomExpressions(values);
      body.put("KeyConditionExpression", expressions.keyCondition(schema, key));
      addExpressions(body, expressions);
    }
    if (chance().once(3)) {
      body.put("ScanIndexForward", chance().once(2));
    }
    addStart(body, schema, key);
    return new Request("Query", body.toString());
  }

  Request scan(Schema schema) {
    ObjectNode body = body(schema);
    List<String> key = addIndex(body, schema);
    if (chance().once(6)) {
      legacy.addScan(body);
    } else {
      addExpressions(body, new RandomExpressions(values));
    }
    if (chance().once(4)) {
      int segments = 1 + chance().below(4);
      body.put("TotalSegments", segments)
          .put("Segment", chance().once(20) ? segments : chance().below(segments));
    }
    if (chance().once(12)) {
      addStart(body, schema, key);
    } else {
      addReading(body);
    }
    return new Request("Scan", body.toString());
  }

  /** Mostly none; the keys that the reading goes by. */
  private List<String> addIndex(ObjectNode body, Schema schema) {
    if (chance().once(60)) {
      body.put("IndexName", "none");
      return schema.key();
    }
    if (schema.indexes().isEmpty() || chance().once(2)) {
      return schema.key();
    }
    Map<String, List<String>> indexes = new TreeMap<>(schema.indexes());
    String index = chance().of(new ArrayList<>(indexes.keySet()));
    body.put("IndexName", index);
    return schema.indexes().getOrDefault(index, schema.key());
  }

  private void addExpressions(ObjectNode body, RandomExpressions expressions) {
    if (chance().once(3)) {
      body.put("FilterExpression", expressions.condition());
    }
    if (chance().once(4)) {
      body.put("ProjectionExpression", expressions.projection());
    }
    if (chance().once(5)) {
      body.put("Select", chance().of(SELECTS));
    }
    if (chance().once(3)) {
      body.put("Limit", 1 + chance().below(4));
    }
    expressions.addTo(body);
  }

  /** Seldom a start somewhere, which need not be a key of an item. */
  private void addStart(ObjectNode body, Schema schema, List<String> key) {
    if (chance().once(10)) {
      ObjectNode start = values.key(schema);
      if (!chance().once(8)) {
        key.forEach(attribute -> start.set(attribute, values.key(schema.type(attribute))));
      }
      body.set("ExclusiveStartKey", start);
    }
    addReading(body);
  }

  Request batch() {
    ObjectNode body = Tables.JSON.createObjectNode();
    ObjectNode requests = body.putObject("RequestItems");
    for (int i = chance().below(3); i >= 0; i--) {
      Schema schema = chance().of(Schema.ALL);
      ObjectNode one = requests.putObject(schema.name());
      ArrayNode keys = one.putArray("Keys");
      for (int j = chance().once(80) ? 101 : 1 + chance().below(4); j > 0; j--) {
        keys.add(values.key(schema));
      }
      if (chance().once(3)) {
        RandomExpressions expressions = new RandomExpressions(values);
        one.put("ProjectionExpression", expressions.projection());
        expressions.addTo(one);
      }
      if (chance().once(10)) {
        legacy.addAttributes(one);
      }
      if (chance().once(4)) {
        one.put("ConsistentRead", true);
      }
    }
    if (chance().once(3)) {
      body.put("ReturnConsumedCapacity", chance().of(RandomRequests.CAPACITIES));
    }
    return new Request("BatchGetItem", body.toString());
  }
}
