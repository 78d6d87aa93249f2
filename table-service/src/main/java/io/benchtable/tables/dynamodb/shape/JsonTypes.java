package io.benchtable.tables.dynamodb.shape;

import io.benchtable.tables.item.FlagText;
import io.benchtable.tables.item.SerializationError;
import tools.jackson.databind.JsonNode;

/** What the service says of JSON that is of another type than the one that it reads. */
final class JsonTypes {

  private static final String MODEL = "com.amazonaws.dynamodb.v20120810.";
  private static final String MISPLACED = "Start of structure or map found where not expected";

  private JsonTypes() {}

  static void expect(boolean fits, JsonNode node, String type) {
    if (!fits) {
      throw notConvertible(node, type, "java.lang." + type);
    }
  }

  static void expectFlag(JsonNode node) {
    if (node.isString()) {
      FlagText.read(node.stringValue());
      return;
    }
    expect(node.isBoolean(), node, "Boolean");
  }

  static void expectBytes(JsonNode node) {
    if (node.isContainer()) {
      throw notConvertible(node, "Blob", "java.nio.ByteBuffer");
    }
    if (!node.isString()) {
      throw new SerializationError("only base-64-encoded strings are convertible to bytes");
    }
  }

  static void expectArray(JsonNode node, String otherwise) {
    if (node.isObject()) {
      throw new SerializationError(MISPLACED);
    }
    if (!node.isArray()) {
      throw new SerializationError(otherwise);
    }
  }

  static void expectMap(JsonNode node, Shape.MapOf map, String otherwise) {
    expectMapOf(node, typeName(map.value()), otherwise);
  }

  static void expectMapOf(JsonNode node, String valueType, String otherwise) {
    if (node.isArray()) {
      throw new SerializationError(
          "Unrecognized collection type java.util.Map<java.lang.String, " + valueType + ">");
    }
    if (!node.isObject()) {
      throw new SerializationError(otherwise);
    }
  }

  static void expectObject(JsonNode node, String type, String otherwise) {
    if (node.isArray()) {
      throw new SerializationError("Unrecognized collection type class " + type);
    }
    if (!node.isObject()) {
      throw new SerializationError(otherwise);
    }
  }

  /** As the service calls the type of a shape. */
  static String typeName(Shape shape) {
    return switch (shape) {
      case Shape.Text _, Shape.TableName _ -> "java.lang.String";
      case Shape.Whole(String type, var _) -> "java.lang." + type;
      case Shape.Time _ -> "java.util.Date";
      case Shape.Flag _ -> "java.lang.Boolean";
      case Shape.Value _ -> MODEL + "AttributeValue";
      case Shape.ListOf(Shape element, var _) -> "java.util.List<" + typeName(element) + ">";
      case Shape.MapOf map -> "java.util.Map<java.lang.String, " + typeName(map.value()) + ">";
      case Shape.Structure(String name, var _) -> MODEL + name;
    };
  }

  private static SerializationError notConvertible(JsonNode node, String type, String javaType) {
    return new SerializationError(
        switch (node.getNodeType()) {
          case ARRAY -> "Unrecognized collection type class " + javaType;
          case OBJECT -> MISPLACED;
          case NUMBER ->
              (node.isIntegralNumber() ? "NUMBER" : "DECIMAL")
                  + "_VALUE cannot be converted to "
                  + type;
          case STRING -> "STRING_VALUE cannot be converted to " + type;
          case BOOLEAN ->
              (node.booleanValue() ? "TRUE" : "FALSE") + "_VALUE cannot be converted to " + type;
          case NULL, MISSING, BINARY, POJO -> "NULL_VALUE cannot be converted to " + type;
        });
  }
}
