package io.benchtable.streams.change;

import java.util.LinkedHashMap;
import java.util.Map;

/** The key of an event on Kafka: what decides its partition, and so the order per item. */
final class EventKey {

  private EventKey() {}

  /**
   * The key attributes in a form that is the same for every spelling of the same item: numbers are
   * written in one way.
   */
  static Map<String, Object> canonical(Map<String, Object> keys) {
    Map<String, Object> canonical = new LinkedHashMap<>();
    keys.forEach(
        (name, value) -> {
          var typed = Values.typed(value);
          canonical.put(
              name,
              typed.getKey().equals("N")
                  ? Map.of("N", Values.canonicalNumber(typed.getValue().toString()))
                  : value);
        });
    return canonical;
  }

  /** The key of an event that is about a table and none of its items. */
  static String ofTable(String table) {
    return table + '\0';
  }
}
