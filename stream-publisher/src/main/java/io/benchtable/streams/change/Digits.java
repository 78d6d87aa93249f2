package io.benchtable.streams.change;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers of items as clients are told them: with all their digits, where they are stored short.
 */
final class Digits {

  private Digits() {}

  /** The attributes of an item that is stored under this text. */
  static Map<String, Object> told(String stored, Map<String, Object> attributes) {
    if (!stored.contains("E+") && !stored.contains("E-")) {
      return attributes;
    }
    Map<String, Object> told = new LinkedHashMap<>();
    attributes.forEach((name, value) -> told.put(name, value(value)));
    return told;
  }

  private static Object value(Object value) {
    var typed = Values.typed(value);
    Object content = typed.getValue();
    return switch (typed.getKey()) {
      case "N" -> Map.of("N", number(content));
      case "NS" -> Map.of("NS", elements(content).stream().map(Digits::number).toList());
      case "L" -> Map.of("L", elements(content).stream().map(Digits::value).toList());
      case "M" -> Map.of("M", entries(content));
      default -> value;
    };
  }

  private static String number(Object text) {
    return new BigDecimal(text.toString()).toPlainString();
  }

  private static List<Object> elements(Object content) {
    if (content instanceof List<?> list) {
      return new ArrayList<>(list);
    }
    throw new IllegalArgumentException("Expected a list, but " + content);
  }

  private static Map<String, Object> entries(Object content) {
    if (content instanceof Map<?, ?> map) {
      Map<String, Object> told = new LinkedHashMap<>();
      map.forEach((name, value) -> told.put(String.valueOf(name), value(value)));
      return told;
    }
    throw new IllegalArgumentException("Expected an object, but " + content);
  }
}
