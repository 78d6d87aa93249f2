package io.benchtable.streams.change;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An item: its text as it is stored, and the same as attributes.
 *
 * @param json the item as DynamoDB JSON, the inner map only, with short numbers
 * @param attributes as clients are told them
 */
public record Item(String json, Map<String, Object> attributes) {

  /** The key attributes of the item, partition key first. */
  Map<String, Object> keys(List<String> names) {
    Map<String, Object> keys = new LinkedHashMap<>();
    for (String name : names) {
      @Nullable Object value = attributes.get(name);
      if (value == null) {
        throw new IllegalArgumentException(
            "Expected key attribute '%s' in an item, but it has only %s"
                .formatted(name, attributes.keySet()));
      }
      keys.put(name, value);
    }
    return keys;
  }
}
