package io.benchtable.tables.item;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Values of single tokens, and what the service says of a token of another kind. */
final class JsonTokens {

  private static final String MISPLACED_OBJECT =
      "Start of structure or map found where not expected";

  private JsonTokens() {}

  static String string(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_STRING) {
      return parser.getString();
    }
    throw notConvertible(token, "String", "class java.lang.String");
  }

  static boolean flag(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return token == JsonToken.VALUE_TRUE;
    }
    if (token == JsonToken.VALUE_STRING) {
      return FlagText.read(parser.getString());
    }
    throw notConvertible(token, "Boolean", "class java.lang.Boolean");
  }

  static byte[] bytes(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_ARRAY || token == JsonToken.START_OBJECT) {
      throw notConvertible(token, "Blob", "class java.nio.ByteBuffer");
    }
    if (token != JsonToken.VALUE_STRING) {
      throw new SerializationError("only base-64-encoded strings are convertible to bytes");
    }
    return Base64Text.decode(parser.getString());
  }

  /** Goes to the start of an object, which is the current token or the first one. */
  static void expectObject(JsonParser parser, String scalarMessage, String kind) {
    JsonToken token = parser.currentToken() == null ? parser.nextToken() : parser.currentToken();
    if (token == JsonToken.START_ARRAY) {
      throw new SerializationError("Unrecognized collection type " + kind);
    }
    if (token != JsonToken.START_OBJECT) {
      throw new SerializationError(scalarMessage);
    }
  }

  static void expectArray(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      throw new SerializationError(MISPLACED_OBJECT);
    }
    if (token != JsonToken.START_ARRAY) {
      throw new SerializationError("Unexpected field type");
    }
  }

  private static SerializationError notConvertible(JsonToken token, String to, String kind) {
    return new SerializationError(
        switch (token) {
          case START_ARRAY -> "Unrecognized collection type " + kind;
          case START_OBJECT -> MISPLACED_OBJECT;
          case VALUE_NUMBER_INT -> "NUMBER_VALUE cannot be converted to " + to;
          case VALUE_NUMBER_FLOAT -> "DECIMAL_VALUE cannot be converted to " + to;
          case VALUE_STRING -> "STRING_VALUE cannot be converted to " + to;
          case VALUE_TRUE -> "TRUE_VALUE cannot be converted to " + to;
          case VALUE_FALSE -> "FALSE_VALUE cannot be converted to " + to;
          case VALUE_NULL -> "NULL_VALUE cannot be converted to " + to;
          case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
              token + " cannot be converted to " + to;
        });
  }
}
