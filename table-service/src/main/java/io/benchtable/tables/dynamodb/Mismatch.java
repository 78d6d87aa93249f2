package io.benchtable.tables.dynamodb;

import io.benchtable.tables.item.SerializationError;
import tools.jackson.databind.JsonNode;

/** Says that a member of a body is of another type. */
final class Mismatch {

  private Mismatch() {}

  static SerializationError of(JsonNode node, String expected) {
    String found =
        switch (node.getNodeType()) {
          case NUMBER -> "NUMBER_VALUE";
          case STRING -> "STRING_VALUE";
          case BOOLEAN -> node.booleanValue() ? "TRUE_VALUE" : "FALSE_VALUE";
          case ARRAY -> "START_ARRAY";
          case OBJECT, POJO -> "START_OBJECT";
          case NULL, MISSING -> "NULL_VALUE";
          case BINARY -> "BINARY_VALUE";
        };
    return new SerializationError(found + " cannot be converted to " + expected);
  }
}
