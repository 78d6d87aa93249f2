package io.benchtable.workflows.event;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * DynamoDB JSON as plain values: sets become lists, binaries stay Base64 text; what is no attribute
 * value stays as it is.
 */
public final class AttributeJson {

  private AttributeJson() {}

  /** The plain item of an image. */
  public static Map<String, @Nullable Object> plain(Map<?, ?> image) {
    var item = new LinkedHashMap<String, @Nullable Object>();
    image.forEach((name, value) -> item.put(String.valueOf(name), value(value)));
    return item;
  }

  /** The plain value of an attribute value such as {@code {"S": "text"}}. */
  public static @Nullable Object value(@Nullable Object attribute) {
    if (!(attribute instanceof Map<?, ?> typed) || typed.size() != 1) {
      return attribute;
    }
    var entry = typed.entrySet().iterator().next();
    var value = entry.getValue();
    return switch (String.valueOf(entry.getKey())) {
      case "N" -> new BigDecimal(String.valueOf(value));
      case "NULL" -> null;
      case "NS" -> list(value).stream().map(n -> (Object) new BigDecimal(n.toString())).toList();
      case "M" -> value instanceof Map<?, ?> map ? plain(map) : Map.of();
      case "L" -> {
        var values = new ArrayList<@Nullable Object>();
        list(value).forEach(element -> values.add(value(element)));
        yield values;
      }
      case "S", "B", "BOOL", "SS", "BS" -> value;
      default -> attribute;
    };
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }
}
