package io.benchtable.costs.item;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads attributes of items that others wrote: what is missing or malformed is null. */
final class Reading {

  private Reading() {}

  static @Nullable String text(Map<?, ?> item, String name) {
    return item.get(name) instanceof String text ? text : null;
  }

  /** Decimals are text or numbers. */
  static @Nullable BigDecimal decimal(Map<?, ?> item, String name) {
    return switch (item.get(name)) {
      case BigDecimal number -> number;
      case Number number -> new BigDecimal(number.toString());
      case String text -> decimal(text);
      case null, default -> null;
    };
  }

  private static @Nullable BigDecimal decimal(String text) {
    try {
      return new BigDecimal(text.strip());
    } catch (NumberFormatException _) {
      return null;
    }
  }

  static @Nullable Instant time(Map<?, ?> item, String name) {
    String text = text(item, name);
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException _) {
      return null;
    }
  }

  static boolean truth(Map<?, ?> item, String name) {
    return Boolean.TRUE.equals(item.get(name));
  }

  static Map<?, ?> object(Map<?, ?> item, String name) {
    return item.get(name) instanceof Map<?, ?> map ? map : Map.of();
  }

  static List<?> list(Map<?, ?> item, String name) {
    return item.get(name) instanceof List<?> list ? list : List.of();
  }

  /** When the item's transitions first say this status. */
  static @Nullable Instant firstAt(Map<?, ?> item, String status) {
    for (Object transition : list(item, "transitions")) {
      if (transition instanceof Map<?, ?> map && status.equals(map.get("status"))) {
        return time(map, "at");
      }
    }
    return null;
  }
}
