package io.benchtable.tables.item;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads values of plain JSON from the tokens of a parser that stands at their start. */
final class PlainJsonReader {

  private PlainJsonReader() {}

  static SortedMap<String, AttributeValue> members(JsonParser parser, int depth) {
    JsonTokens.expectObject(
        parser, "Expected an object with the attributes of an item, but it is none", "an object");
    SortedMap<String, AttributeValue> members = new TreeMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, value(parser, depth));
    }
    return members;
  }

  static AttributeValue value(JsonParser parser, int depth) {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> new StringValue(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> NumberValue.of(parser.getString());
      case VALUE_TRUE -> new BooleanValue(true);
      case VALUE_FALSE -> new BooleanValue(false);
      case VALUE_NULL -> new NullValue();
      case START_OBJECT -> new MapValue(members(parser, deeper(depth)));
      case START_ARRAY -> list(parser, deeper(depth));
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new SerializationError("Expected a value, but there is " + parser.currentToken());
    };
  }

  private static ListValue list(JsonParser parser, int depth) {
    List<AttributeValue> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser, depth));
    }
    return new ListValue(elements);
  }

  private static int deeper(int depth) {
    if (depth >= ItemLimits.MAX_DEPTH) {
      throw ItemLimits.nestedTooDeep();
    }
    return depth + 1;
  }
}
