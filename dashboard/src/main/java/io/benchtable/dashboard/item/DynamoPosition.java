package io.benchtable.dashboard.item;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The end of a page as a short text that fits into an address: name, type and value of each key.
 */
final class DynamoPosition {

  private DynamoPosition() {}

  static String write(Map<String, AttributeValue> key) {
    return new TreeMap<>(key)
        .entrySet().stream()
            .map(entry -> encode(entry.getKey()) + ":" + written(entry.getValue()))
            .collect(Collectors.joining(","));
  }

  /** Reads what {@link #write} wrote; of a text that nobody wrote, what is no key is left out. */
  static Map<String, AttributeValue> read(String position) {
    Map<String, AttributeValue> key = new HashMap<>();
    for (String part : position.split(",")) {
      String[] parts = part.split(":");
      if (parts.length == 3) {
        try {
          key.put(decode(parts[0]), DynamoValues.key(parts[1], decode(parts[2])));
        } catch (IllegalArgumentException e) {
          throw new ItemsRefused("Expected where a page ended, but it is " + position + ".", e);
        }
      }
    }
    return key;
  }

  private static String written(AttributeValue value) {
    Attribute attribute = DynamoValues.attribute(value);
    return attribute.type() + ":" + encode(String.valueOf(attribute.value()));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
