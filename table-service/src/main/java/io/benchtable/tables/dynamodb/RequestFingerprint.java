package io.benchtable.tables.dynamodb;

import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.ItemJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Tells requests apart by what they ask for: neither the order of members nor how a number or a set
 * is written matters, nor does the token itself.
 */
final class RequestFingerprint {

  private RequestFingerprint() {}

  static byte[] of(String operation, RequestBody request) {
    StringBuilder text = new StringBuilder(operation);
    members(request.node(), text, RequestFingerprint::ofRequest);
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected SHA-256 in every Java, but it is not there.", e);
    }
  }

  /** How the members of an object are written, each by its name and value. */
  private interface Member {
    void append(String name, JsonNode value, StringBuilder text);
  }

  private static void ofRequest(String name, JsonNode value, StringBuilder text) {
    switch (name) {
      case "ClientRequestToken" -> {}
      case "TransactItems" ->
          elements(value, text, element -> members(element, text, RequestFingerprint::ofItem));
      case "TransactStatements" ->
          elements(value, text, element -> members(element, text, RequestFingerprint::ofStatement));
      default -> plain(value, text);
    }
  }

  private static void ofItem(String kind, JsonNode action, StringBuilder text) {
    members(action, text, RequestFingerprint::ofAction);
  }

  private static void ofAction(String name, JsonNode value, StringBuilder text) {
    switch (name) {
      case "Item", "Key" -> ItemJson.write(ItemJson.read(value), text);
      case "ExpressionAttributeValues" -> appendValues(ItemJson.readValues(value), text);
      default -> plain(value, text);
    }
  }

  private static void ofStatement(String name, JsonNode value, StringBuilder text) {
    if (name.equals("Parameters")) {
      elements(value, text, one -> text.append(ItemJson.write(ItemJson.readValue(one))));
    } else {
      plain(value, text);
    }
  }

  private static void plain(JsonNode node, StringBuilder text) {
    if (node.isObject()) {
      members(node, text, (name, value, to) -> plain(value, to));
    } else if (node.isArray()) {
      elements(node, text, element -> plain(element, text));
    } else {
      text.append(node);
    }
  }

  private static void members(JsonNode object, StringBuilder text, Member member) {
    text.append('{');
    sorted(object)
        .forEach(
            (name, value) -> {
              if (!value.isNull()) {
                text.append(JsonNodeFactory.instance.stringNode(name)).append(':');
                member.append(name, value, text);
                text.append(',');
              }
            });
    text.append('}');
  }

  private static void elements(JsonNode list, StringBuilder text, Consumer<JsonNode> element) {
    text.append('[');
    for (JsonNode one : list) {
      element.accept(one);
      text.append(',');
    }
    text.append(']');
  }

  private static void appendValues(Map<String, AttributeValue> values, StringBuilder text) {
    new TreeMap<>(values)
        .forEach((name, value) -> text.append(name).append('=').append(ItemJson.write(value)));
  }

  private static Map<String, JsonNode> sorted(JsonNode object) {
    Map<String, JsonNode> members = new TreeMap<>();
    object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
    return members;
  }
}
