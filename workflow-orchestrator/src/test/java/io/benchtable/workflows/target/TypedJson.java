package io.benchtable.workflows.target;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain items as DynamoDB JSON. */
final class TypedJson {

  private TypedJson() {}

  static Map<String, Object> item(Map<?, ?> item) {
    var typed = new LinkedHashMap<String, Object>();
    item.forEach((name, value) -> typed.put(String.valueOf(name), value(value)));
    return typed;
  }

  private static Map<String, Object> value(@Nullable Object value) {
    return switch (value) {
      case null -> Map.of("NULL", true);
      case String text -> Map.of("S", text);
      case Number number -> Map.of("N", number.toString());
      case Boolean bool -> Map.of("BOOL", bool);
      case List<?> list -> Map.of("L", list.stream().map(TypedJson::value).toList());
      case Map<?, ?> map -> Map.of("M", item(map));
      default -> throw new IllegalArgumentException("Expected a plain value, but it is " + value);
    };
  }
}
