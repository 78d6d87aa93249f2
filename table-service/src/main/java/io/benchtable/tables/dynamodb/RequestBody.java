package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.item.JsonSource;
import io.benchtable.tables.item.SerializationError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An object in the body of a request; a member that is null counts as absent. */
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
        throw new SerializationError("Expected an object, but the body is " + node.getNodeType());
      }
      return new RequestBody(node);
    } catch (JacksonException e) {
      throw new SerializationError(e.getOriginalMessage());
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
    JsonNode member = member(name);
    if (member == null) {
      return Optional.empty();
    }
    if (!member.isString()) {
      throw Mismatch.of(member, "String");
    }
    return Optional.of(member.stringValue());
  }

  String required(String name) {
    return string(name).orElseThrow(() -> missing(name));
  }

  boolean flag(String name, boolean otherwise) {
    JsonNode member = member(name);
    if (member == null) {
      return otherwise;
    }
    if (!member.isBoolean()) {
      throw Mismatch.of(member, "Boolean");
    }
    return member.booleanValue();
  }

  OptionalLong number(String name) {
    JsonNode member = member(name);
    if (member == null) {
      return OptionalLong.empty();
    }
    if (!member.isNumber()) {
      throw Mismatch.of(member, "Long");
    }
    return OptionalLong.of(member.asLong(Long.MAX_VALUE));
  }

  OptionalInt integer(String name) {
    OptionalLong number = number(name);
    return number.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(Math.clamp(number.getAsLong(), Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  Optional<RequestBody> object(String name) {
    JsonNode member = member(name);
    if (member == null) {
      return Optional.empty();
    }
    if (!member.isObject()) {
      throw Mismatch.of(member, "an object");
    }
    return Optional.of(new RequestBody(member));
  }

  RequestBody requiredObject(String name) {
    return object(name).orElseThrow(() -> missing(name));
  }

  /** The objects of a list, none if it is absent. */
  List<RequestBody> objects(String name) {
    List<RequestBody> objects = new ArrayList<>();
    for (JsonNode element : elements(name)) {
      if (!element.isObject()) {
        throw Mismatch.of(element, "an object");
      }
      objects.add(new RequestBody(element));
    }
    return objects;
  }

  List<String> strings(String name) {
    List<String> strings = new ArrayList<>();
    for (JsonNode element : elements(name)) {
      if (!element.isString()) {
        throw Mismatch.of(element, "String");
      }
      strings.add(element.stringValue());
    }
    return strings;
  }

  private Iterable<JsonNode> elements(String name) {
    JsonNode member = member(name);
    if (member == null) {
      return List.of();
    }
    if (!member.isArray()) {
      throw Mismatch.of(member, "a list");
    }
    return member;
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
                    .forEach(
                        entry -> {
                          if (!entry.getValue().isString()) {
                            throw Mismatch.of(entry.getValue(), "String");
                          }
                          strings.put(entry.getKey(), entry.getValue().stringValue());
                        }));
    return strings;
  }

  <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type) {
    Optional<String> given = string(name);
    if (given.isEmpty()) {
      return Optional.empty();
    }
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(given.get())) {
        return Optional.of(constant);
      }
    }
    throw RequestRefused.invalid(
        "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: Member must"
                .formatted(given.get(), memberPath(name))
            + " satisfy enum value set: "
            + List.of(type.getEnumConstants()));
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
