package io.benchtable.tables.dynamodb.shape;

import io.benchtable.tables.item.Base64Text;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Refuses the first part of an attribute value that is of another JSON type. */
final class ValueTypes {

  private static final String ELEMENT = "Unexpected value type in payload";
  private static final String FIELD = "Unexpected field type";
  private static final String VALUE = JsonTypes.typeName(new Shape.Value());

  private ValueTypes() {}

  /** Nothing that was parsed lies deep enough for this to end the stack. */
  static void check(JsonNode value) {
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      if (!entry.getValue().isNull()) {
        typed(entry.getKey(), entry.getValue());
      }
    }
  }

  private static void typed(String type, JsonNode node) {
    switch (type) {
      case "S", "N" -> string(node);
      case "B" -> bytes(node);
      case "BOOL", "NULL" -> JsonTypes.expectFlag(node);
      case "SS", "NS" -> {
        JsonTypes.expectArray(node, FIELD);
        node.forEach(ValueTypes::string);
      }
      case "BS" -> {
        JsonTypes.expectArray(node, FIELD);
        node.forEach(ValueTypes::bytes);
      }
      case "L" -> {
        JsonTypes.expectArray(node, FIELD);
        node.forEach(ValueTypes::element);
      }
      case "M" -> {
        JsonTypes.expectMapOf(node, VALUE, FIELD);
        node.forEach(ValueTypes::element);
      }
      default -> {
        // The service skips what it does not know.
      }
    }
  }

  private static void element(JsonNode node) {
    if (!node.isNull()) {
      JsonTypes.expectObject(node, VALUE, ELEMENT);
      check(node);
    }
  }

  private static void string(JsonNode node) {
    JsonTypes.expect(node.isString(), node, "String");
  }

  private static void bytes(JsonNode node) {
    JsonTypes.expectBytes(node);
    Base64Text.decode(node.stringValue());
  }
}
