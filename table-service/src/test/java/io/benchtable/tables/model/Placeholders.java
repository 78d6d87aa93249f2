package io.benchtable.tables.model;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The names and values that a request's expressions refer to. */
final class Placeholders {

  /** Names that an expression may not have as they are, and some that it may. */
  private static final Set<String> WRITTEN_OUT = Set.of("a", "b", "g", "p", "q");

  private final Map<String, Object> names = new TreeMap<>();
  private final Map<String, Object> values = new TreeMap<>();

  String name(String attribute) {
    if (WRITTEN_OUT.contains(attribute)) {
      return attribute;
    }
    String placeholder = "#" + attribute.replace('.', '_');
    names.put(placeholder, attribute);
    return placeholder;
  }

  String value(Object value) {
    String placeholder = ":v" + values.size();
    values.put(placeholder, PlainJson.wire(value));
    return placeholder;
  }

  void addTo(Map<String, Object> body) {
    if (!names.isEmpty()) {
      body.put("ExpressionAttributeNames", names);
    }
    if (!values.isEmpty()) {
      body.put("ExpressionAttributeValues", values);
    }
  }
}
