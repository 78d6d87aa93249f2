package io.benchtable.tables.dynamodb;

import tools.jackson.databind.JsonNode;

/** A body that is not JSON, or has a member of another type. */
final class NotReadable extends RuntimeException {

  NotReadable(String message) {
    super(message, null, false, false);
  }

  static NotReadable converted(JsonNode node, String expected) {
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
    return new NotReadable(found + " cannot be converted to " + expected);
  }
}
