package io.benchtable.tables.dynamodb;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A status and a body as a file of exchanges writes them. */
record ExpectedAnswer(int status, JsonNode body) {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String SERVICE = "com.amazon.coral.service#";
  private static final Map<String, String> NAMESPACES =
      Map.of(
          "ValidationException", "com.amazon.coral.validate#",
          "SerializationException", SERVICE,
          "UnknownOperationException", SERVICE);

  static ExpectedAnswer parse(String line) {
    int end = line.indexOf(' ');
    int status = Integer.parseInt(line.substring(0, end));
    String body = line.substring(end + 1);
    return new ExpectedAnswer(status, body.startsWith("{") ? MAPPER.readTree(body) : error(body));
  }

  static JsonNode json(String body) {
    return MAPPER.readTree(body);
  }

  private static JsonNode error(String line) {
    String name = line.split(":", 2)[0];
    ObjectNode error = JsonNodeFactory.instance.objectNode();
    error.put("__type", NAMESPACES.getOrDefault(name, "com.amazonaws.dynamodb.v20120810#") + name);
    if (line.length() > name.length()) {
      error.put(
          name.equals("SerializationException") ? "Message" : "message",
          line.substring(name.length() + 2));
    }
    return error;
  }

  /** The answer with all that may be anything put in the place of what it is. */
  static JsonNode masked(JsonNode answer, JsonNode expected) {
    if (expected.isString() && expected.stringValue().equals("<any>")) {
      return expected;
    }
    if (answer.isNumber() && expected.isNumber()) {
      return answer.decimalValue().compareTo(expected.decimalValue()) == 0 ? expected : answer;
    }
    if (answer.isObject() && expected.isObject()) {
      ObjectNode masked = JsonNodeFactory.instance.objectNode();
      answer
          .properties()
          .forEach(
              entry ->
                  masked.set(
                      entry.getKey(), masked(entry.getValue(), expected.path(entry.getKey()))));
      return masked;
    }
    if (answer.isArray() && expected.isArray()) {
      ArrayNode masked = JsonNodeFactory.instance.arrayNode();
      for (int i = 0; i < answer.size(); i++) {
        masked.add(masked(answer.get(i), expected.path(i)));
      }
      return masked;
    }
    return answer;
  }
}
