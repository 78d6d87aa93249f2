package io.benchtable.dashboard.item;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The end of a page as a short text that fits into an address; all our keys are text. */
final class DynamoPosition {

  private DynamoPosition() {}

  static String write(Map<String, AttributeValue> key) {
    return new TreeMap<>(key)
        .entrySet().stream()
            .map(entry -> encode(entry.getKey()) + ":" + encode(entry.getValue().s()))
            .collect(Collectors.joining(","));
  }

  /** Reads what {@link #write} wrote; a text that nobody wrote reads as far as it makes sense. */
  static Map<String, AttributeValue> read(String position) {
    Map<String, AttributeValue> key = new HashMap<>();
    for (String part : position.split(",")) {
      int colon = part.indexOf(':');
      if (colon > 0) {
        key.put(
            decode(part.substring(0, colon)),
            AttributeValue.fromS(decode(part.substring(colon + 1))));
      }
    }
    return key;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
