package io.benchtable.tables.item;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads values of DynamoDB JSON from the tokens of a parser that stands at their start. */
final class ItemJsonReader {

  private static final String ATTRIBUTE_VALUE =
      "class com.amazonaws.dynamodb.v20120810.AttributeValue";

  private ItemJsonReader() {}

  /** The item that is a member of an object; whatever else that has is left out. */
  static Item member(JsonParser parser, String wanted) {
    JsonTokens.expectObject(parser, "Unexpected field type", "java.util.Map");
    @Nullable Item found = null;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean is = parser.currentName().equals(wanted);
      parser.nextToken();
      if (is) {
        found = new Item(members(parser, 0));
      } else {
        parser.skipChildren();
      }
    }
    if (found == null) {
      throw new SerializationError("Expected a member " + wanted + ", but there is none");
    }
    return found;
  }

  /** The members of an object, each an attribute value. */
  static SortedMap<String, AttributeValue> members(JsonParser parser, int depth) {
    return members(parser, (name, at) -> value(at, depth));
  }

  static SortedMap<String, AttributeValue> members(
      JsonParser parser, BiFunction<String, JsonParser, AttributeValue> member) {
    JsonTokens.expectObject(parser, "Unexpected field type", "java.util.Map");
    SortedMap<String, AttributeValue> members = new TreeMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, member.apply(name, parser));
    }
    return members;
  }

  static AttributeValue value(JsonParser parser, int depth) {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      throw empty();
    }
    JsonTokens.expectObject(parser, "Unexpected value type in payload", ATTRIBUTE_VALUE);
    @Nullable AttributeValue only = null;
    boolean several = false;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String type = parser.currentName();
      if (parser.nextToken() == JsonToken.VALUE_NULL) {
        continue;
      }
      AttributeValue typed = typed(type, parser, depth);
      several |= typed != null && only != null;
      only = typed == null ? only : typed;
    }
    if (several) {
      throw new ValidationError(
          "Supplied AttributeValue has more than one datatypes set, must contain exactly one of"
              + " the supported datatypes");
    }
    if (only == null) {
      throw empty();
    }
    return only;
  }

  private static ValidationError empty() {
    return new ValidationError(
        "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
  }

  private static @Nullable AttributeValue typed(String type, JsonParser parser, int depth) {
    return switch (type) {
      case "S" -> new StringValue(JsonTokens.string(parser));
      case "N" -> NumberValue.of(JsonTokens.string(parser));
      case "B" -> BinaryValue.of(JsonTokens.bytes(parser));
      case "BOOL" -> new BooleanValue(JsonTokens.flag(parser));
      case "NULL" -> nullValue(parser);
      case "M" -> new MapValue(members(parser, deeper(depth)));
      case "L" -> {
        int inside = deeper(depth);
        yield new ListValue(elements(parser, at -> value(at, inside)));
      }
      case "SS" -> StringSetValue.of(elements(parser, JsonTokens::string));
      case "NS" -> NumberSetValue.of(elements(parser, at -> NumberValue.of(JsonTokens.string(at))));
      case "BS" -> BinarySetValue.of(elements(parser, at -> BinaryValue.of(JsonTokens.bytes(at))));
      default -> {
        parser.skipChildren();
        yield null;
      }
    };
  }

  private static int deeper(int depth) {
    if (depth >= ItemLimits.MAX_DEPTH) {
      throw ItemLimits.nestedTooDeep();
    }
    return depth + 1;
  }

  private static NullValue nullValue(JsonParser parser) {
    if (!JsonTokens.flag(parser)) {
      throw new ValidationError(NullValue.NOT_TRUE);
    }
    return new NullValue();
  }

  private static <T> List<T> elements(JsonParser parser, Function<JsonParser, T> element) {
    JsonTokens.expectArray(parser);
    List<T> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(element.apply(parser));
    }
    return elements;
  }

  /** The values of a request's placeholders, each named in the message if it is not valid. */
  static Map<String, AttributeValue> placeholders(JsonParser parser) {
    return members(
        parser,
        (name, at) -> {
          try {
            return value(at, 0);
          } catch (ValidationError e) {
            if (e.text().equals(NullValue.NOT_TRUE)) {
              throw e;
            }
            throw new ValidationError(
                "ExpressionAttributeValues contains invalid value: "
                    + e.text()
                    + " for key "
                    + name);
          }
        });
  }
}
