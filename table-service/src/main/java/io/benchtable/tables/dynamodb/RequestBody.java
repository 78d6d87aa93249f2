package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.dynamodb.shape.Numbers;
import io.benchtable.tables.item.FlagText;
import io.benchtable.tables.item.JsonSource;
import io.benchtable.tables.item.SerializationError;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An object in the body of a request; a member that is null counts as absent. Its members are of
 * the shape of the operation, which was checked before.
 */
record RequestBody(JsonNode node) {

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().streamReadConstraints(JsonSource.CONSTRAINTS).build())
          .build();

  static RequestBody parse(String body) {
    return parse(body.getBytes(StandardCharsets.UTF_8));
  }

  static RequestBody parse(byte[] body) {
    if (body.length == 0) {
      throw new SerializationError("");
    }
    try {
      JsonNode node = MAPPER.readTree(body);
      if (!node.isObject()) {
        throw new SerializationError("");
      }
      return new RequestBody(node);
    } catch (StreamConstraintsException e) {
      throw JsonSource.beyondLimits(e);
    } catch (JacksonException _) {
      throw new SerializationError("");
    }
  }

  boolean has(String name) {
    return member(name) != null;
  }

  @Nullable JsonNode member(String name) {
    JsonNode member = node.get(name);
    return member == null || member.isNull() ? null : member;
  }

  Optional<String> string(String name) {
    return Optional.ofNullable(member(name)).map(JsonNode::stringValue);
  }

  String required(String name) {
    return string(name).orElseThrow(() -> missing(name));
  }

  boolean flag(String name, boolean otherwise) {
    JsonNode member = member(name);
    if (member == null) {
      return otherwise;
    }
    return member.isString() ? FlagText.read(member.stringValue()) : member.booleanValue();
  }

  OptionalLong number(String name) {
    JsonNode member = member(name);
    return member == null ? OptionalLong.empty() : OptionalLong.of(Numbers.whole(member));
  }

  OptionalInt integer(String name) {
    OptionalLong number = number(name);
    return number.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(Math.clamp(number.getAsLong(), Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  Optional<RequestBody> object(String name) {
    return Optional.ofNullable(member(name)).map(RequestBody::new);
  }

  RequestBody requiredObject(String name) {
    return object(name).orElseThrow(() -> missing(name));
  }

  /** The objects of a list, none if it is absent. */
  List<RequestBody> objects(String name) {
    return elements(name).map(RequestBody::new).toList();
  }

  List<String> strings(String name) {
    return elements(name).map(JsonNode::stringValue).toList();
  }

  private Stream<JsonNode> elements(String name) {
    JsonNode member = member(name);
    return member == null ? Stream.empty() : member.valueStream();
  }

  /** The members of an object that are strings, such as names of placeholders. */
  Map<String, String> stringMap(String name) {
    Map<String, String> strings = new LinkedHashMap<>();
    object(name)
        .ifPresent(
            object ->
                object
                    .node()
                    .properties()
                    .forEach(entry -> strings.put(entry.getKey(), entry.getValue().stringValue())));
    return strings;
  }

  /** A string that is the name of one of the constants. */
  <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type) {
    return string(name).map(given -> Enum.valueOf(type, given));
  }

  static RequestRefused missing(String name) {
    return RequestRefused.invalid(
        "1 validation error detected: Value null at '"
            + memberPath(name)
            + "' failed to satisfy constraint: Member must not be null");
  }

  private static String memberPath(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
