package io.benchtable.workflows.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The price books of the contract: one that can be read, and changes that make it unreadable. */
final class UnreadableBooks {

  private static final Map<?, ?> GOLDEN =
      JsonMapper.shared()
          .readValue(Path.of("../contracts/22-unreadable-price-books.json"), Map.class);

  private UnreadableBooks() {}

  static List<?> all() {
    return (List<?>) Objects.requireNonNull(GOLDEN.get("unreadable"));
  }

  /** Its head, or its price. */
  static Map<String, Object> part(String name) {
    return changed(name, Map.of());
  }

  static Map<String, Object> changed(String part, Map<?, ?> change) {
    var item = new LinkedHashMap<String, Object>();
    put(item, GOLDEN.get(part));
    put(item, change.get(part));
    return item;
  }

  private static void put(Map<String, Object> item, @Nullable Object values) {
    if (values instanceof Map<?, ?> map) {
      map.forEach(
          (name, value) -> {
            if (value == null) {
              item.remove(String.valueOf(name));
            } else {
              item.put(String.valueOf(name), value);
            }
          });
    }
  }
}
