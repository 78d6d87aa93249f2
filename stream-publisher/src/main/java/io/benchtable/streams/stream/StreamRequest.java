package io.benchtable.streams.stream;

import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The members of a request; one that is null counts as absent. */
record StreamRequest(JsonNode node) {

  private static final JsonMapper JSON = new JsonMapper();

  static StreamRequest parse(byte[] body) {
    try {
      JsonNode node = JSON.readTree(body);
      if (!node.isObject()) {
        throw new StreamRefused(ErrorCode.SERIALIZATION, "");
      }
      return new StreamRequest(node);
    } catch (JacksonException e) {
      throw new StreamRefused(ErrorCode.SERIALIZATION, e.getOriginalMessage());
    }
  }

  Optional<String> text(String name) {
    return member(name)
        .map(
            member -> {
              if (!member.isString()) {
                throw mismatch(member, "String");
              }
              return member.stringValue();
            });
  }

  OptionalLong number(String name) {
    Optional<JsonNode> member = member(name);
    if (member.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!member.get().isNumber()) {
      throw mismatch(member.get(), "Integer");
    }
    return OptionalLong.of(member.get().asLong(Long.MAX_VALUE));
  }

  Optional<StreamRequest> object(String name) {
    return member(name)
        .map(
            member -> {
              if (!member.isObject()) {
                throw mismatch(member, "an object");
              }
              return new StreamRequest(member);
            });
  }

  private Optional<JsonNode> member(String name) {
    return Optional.ofNullable(node.get(name)).filter(member -> !member.isNull());
  }

  private static StreamRefused mismatch(JsonNode member, String expected) {
    String found =
        switch (member.getNodeType()) {
          case NUMBER -> "NUMBER_VALUE";
          case STRING -> "STRING_VALUE";
          case BOOLEAN -> member.booleanValue() ? "TRUE_VALUE" : "FALSE_VALUE";
          case ARRAY -> "START_ARRAY";
          case OBJECT, POJO -> "START_OBJECT";
          case NULL, MISSING -> "NULL_VALUE";
          case BINARY -> "BINARY_VALUE";
        };
    return new StreamRefused(
        ErrorCode.SERIALIZATION, found + " cannot be converted to " + expected);
  }
}
