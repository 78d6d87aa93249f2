package io.benchtable.tables.dynamodb;

import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.ItemJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;
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
    append(request.node(), text);
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected SHA-256 in every Java, but it is not there.", e);
    }
  }

  private static void append(JsonNode node, StringBuilder text) {
    if (node.isObject()) {
      text.append('{');
      sorted(node).forEach((name, member) -> append(name, member, text));
      text.append('}');
    } else if (node.isArray()) {
      text.append('[');
      for (JsonNode element : node) {
        append(element, text);
        text.append(',');
      }
      text.append(']');
    } else {
      text.append(node);
    }
  }

  private static void append(String name, JsonNode member, StringBuilder text) {
    if (member.isNull() || name.equals("ClientRequestToken")) {
      return;
    }
    text.append(JsonNodeFactory.instance.stringNode(name)).append(':');
    switch (name) {
      case "Item", "Key" -> ItemJson.write(ItemJson.read(member), text);
      case "ExpressionAttributeValues" -> appendValues(ItemJson.readValues(member), text);
      default -> append(member, text);
    }
    text.append(',');
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
