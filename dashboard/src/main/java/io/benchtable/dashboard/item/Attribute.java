package io.benchtable.dashboard.item;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An attribute with its type, for pages that show items as they are.
 *
 * @param type S, N, B, BOOL, NULL, M, L, SS, NS or BS
 * @param value text, number, flag, a map or list of attributes, or a list of texts for a set;
 *     binary values are base64
 */
public record Attribute(String type, Object value) {

  private static final Map<String, String> WORDS =
      Map.of(
          "S", "text",
          "N", "number",
          "B", "binary",
          "BOOL", "yes or no",
          "NULL", "null",
          "M", "map",
          "L", "list",
          "SS", "set of texts",
          "NS", "set of numbers",
          "BS", "set of binaries");

  /** A key's value from its text; binary values are base64. */
  public static Attribute key(String type, String text) {
    return new Attribute(type, type.equals("N") ? new BigDecimal(text.strip()) : text);
  }

  /** The type in words. */
  public static String words(String type) {
    return WORDS.getOrDefault(type, type);
  }

  /** The value without types, as ordinary JSON has it. */
  public @Nullable Object plain() {
    return switch (value) {
      case Map<?, ?> map -> plain(map);
      case List<?> list -> {
        List<@Nullable Object> values = new ArrayList<>();
        list.forEach(one -> values.add(one instanceof Attribute inner ? inner.plain() : one));
        yield values;
      }
      default -> type.equals("NULL") ? null : value;
    };
  }

  /** The value as DynamoDB's JSON has it: {@code {"N": "11"}}. */
  public Map<String, Object> typed() {
    return Map.of(
        type,
        switch (value) {
          case Map<?, ?> map -> typed(map);
          case List<?> list ->
              list.stream()
                  .map(one -> one instanceof Attribute inner ? inner.typed() : String.valueOf(one))
                  .toList();
          case BigDecimal number -> number.toPlainString();
          default -> value;
        });
  }

  /** Attributes without their types. */
  public static Map<String, @Nullable Object> plain(Map<?, ?> attributes) {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    attributes.forEach(
        (name, one) ->
            plain.put(String.valueOf(name), one instanceof Attribute inner ? inner.plain() : one));
    return plain;
  }

  /** Attributes with their types. */
  public static Map<String, Object> typed(Map<?, ?> attributes) {
    Map<String, Object> typed = new LinkedHashMap<>();
    attributes.forEach(
        (name, one) -> {
          if (one instanceof Attribute inner) {
            typed.put(String.valueOf(name), inner.typed());
          }
        });
    return typed;
  }
}
