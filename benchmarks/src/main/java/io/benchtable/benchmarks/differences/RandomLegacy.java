package io.benchtable.benchmarks.differences;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Parameters of before there were expressions. */
record RandomLegacy(RandomValues values) {

  private static final List<String> COMPARISONS =
      List.of(
          "EQ",
          "NE",
          "IN",
          "LE",
          "LT",
          "GE",
          "GT",
          "BETWEEN",
          "NOT_NULL",
          "NULL",
          "CONTAINS",
          "NOT_CONTAINS",
          "BEGINS_WITH");
  private static final List<String> KEY_COMPARISONS =
      List.of("EQ", "LE", "LT", "GE", "GT", "BETWEEN", "BEGINS_WITH");

  private Chance chance() {
    return values.chance();
  }

  void addWrite(ObjectNode body, String operation) {
    if (operation.equals("UpdateItem") && !chance().once(8)) {
      ObjectNode updates = body.putObject("AttributeUpdates");
      for (int i = chance().below(3); i >= 0; i--) {
        String attribute = chance().of(RandomValues.FREE, 30, List.of("p", "r"));
        ObjectNode update = updates.putObject(attribute);
        String action = chance().of(List.of("PUT", "DELETE", "ADD"));
        if (!chance().once(5)) {
          update.put("Action", action);
        }
        if (!action.equals("DELETE") || chance().once(2)) {
          update.set(
              "Value",
              switch (action) {
                case "DELETE" -> values.set();
                case "ADD" -> chance().once(2) ? values.number() : values.set();
                default -> values.valueOf(attribute);
              });
        }
      }
    }
    if (chance().once(2)) {
      ObjectNode expected = body.putObject("Expected");
      for (int i = chance().below(3); i >= 0; i--) {
        String attribute = chance().of(RandomValues.FREE, 10, List.of("p", "r"));
        if (chance().once(2)) {
          addComparison(expected.putObject(attribute), COMPARISONS);
        } else {
          addExpected(expected.putObject(attribute), attribute);
        }
      }
      addOperator(body);
    }
  }

  private void addExpected(ObjectNode expected, String attribute) {
    if (chance().once(2)) {
      expected.put("Exists", chance().once(2));
    }
    if (chance().once(2)) {
      expected.set("Value", values.valueOf(attribute));
    }
  }

  private void addComparison(ObjectNode condition, List<String> comparisons) {
    String comparison = chance().of(comparisons);
    condition.put("ComparisonOperator", comparison);
    int wanted =
        switch (comparison) {
          case "BETWEEN" -> 2;
          case "NULL", "NOT_NULL" -> 0;
          case "IN" -> 1 + chance().below(3);
          default -> 1;
        };
    if (chance().once(25)) {
      wanted = chance().below(3);
    }
    if (wanted > 0 || chance().once(4)) {
      ArrayNode all = condition.putArray("AttributeValueList");
      for (int i = 0; i < wanted; i++) {
        all.add(
            chance().once(25)
                ? values.value()
                : comparison.endsWith("CONTAINS") || comparison.equals("BEGINS_WITH")
                    ? values.key("S")
                    : values.number());
      }
    }
  }

  private void addOperator(ObjectNode body) {
    if (chance().once(4)) {
      body.put("ConditionalOperator", chance().of(List.of("AND", "OR")));
    }
  }

  private void addFilter(ObjectNode body, String name) {
    if (chance().once(2)) {
      ObjectNode filter = body.putObject(name);
      for (int i = chance().below(2); i >= 0; i--) {
        addComparison(
            filter.putObject(chance().of(RandomValues.FREE, 15, List.of("p", "r"))), COMPARISONS);
      }
      addOperator(body);
    }
    if (chance().once(4)) {
      addAttributes(body);
    }
    if (chance().once(4)) {
      body.put("Limit", 1 + chance().below(4));
    }
  }

  void addAttributes(ObjectNode body) {
    ArrayNode attributes = body.putArray("AttributesToGet");
    for (int i = chance().below(3); i >= 0; i--) {
      attributes.add(chance().of(RandomValues.FREE, 6, List.of("p", "r")));
    }
  }

  void addQuery(ObjectNode body, Schema schema, List<String> key) {
    ObjectNode conditions = body.putObject("KeyConditions");
    ObjectNode hash = conditions.putObject(key.getFirst());
    hash.put("ComparisonOperator", chance().of(List.of("EQ"), 20, COMPARISONS));
    hash.putArray("AttributeValueList").add(values.key(schema.type(key.getFirst())));
    if (key.size() > 1 && chance().once(2)) {
      ObjectNode range = conditions.putObject(key.getLast());
      String comparison = chance().of(KEY_COMPARISONS, 20, COMPARISONS);
      range.put("ComparisonOperator", comparison);
      ArrayNode all = range.putArray("AttributeValueList");
      for (int i = comparison.equals("BETWEEN") ? 2 : 1; i > 0; i--) {
        all.add(values.key(schema.type(key.getLast())));
      }
    }
    addFilter(body, "QueryFilter");
  }

  void addScan(ObjectNode body) {
    addFilter(body, "ScanFilter");
  }
}
