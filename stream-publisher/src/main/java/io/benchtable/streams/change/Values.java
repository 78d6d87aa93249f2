package io.benchtable.streams.change;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Attribute values as DynamoDB JSON has them, as plain maps, lists and texts: {@code {"S": "x"}} is
 * a map of one entry. Sets have no order, and numbers are equal when their values are.
 */
public final class Values {

  private static final int CONTAINER_OVERHEAD = 3;

  private Values() {}

  /** The names of the attributes whose values differ between two items. */
  public static SortedSet<String> changed(Map<String, ?> old, Map<String, ?> now) {
    SortedSet<String> changed = new TreeSet<>();
    for (var attribute : now.entrySet()) {
      Object before = old.get(attribute.getKey());
      if (before == null || !same(before, attribute.getValue())) {
        changed.add(attribute.getKey());
      }
    }
    for (String name : old.keySet()) {
      if (!now.containsKey(name)) {
        changed.add(name);
      }
    }
    return changed;
  }

  /** Whether two attribute values are equal. */
  static boolean same(Object left, Object right) {
    if (left.equals(right)) {
      return true;
    }
    var a = typed(left);
    var b = typed(right);
    if (!a.getKey().equals(b.getKey())) {
      return false;
    }
    return switch (a.getKey()) {
      case "N" -> number(a.getValue()).equals(number(b.getValue()));
      case "M" -> sameMaps(map(a.getValue()), map(b.getValue()));
      case "L" -> sameLists(list(a.getValue()), list(b.getValue()));
      case "SS", "BS" ->
          new HashSet<>(list(a.getValue())).equals(new HashSet<>(list(b.getValue())));
      case "NS" -> numbers(list(a.getValue())).equals(numbers(list(b.getValue())));
      default -> false;
    };
  }

  private static boolean sameMaps(Map<?, ?> a, Map<?, ?> b) {
    return a.keySet().equals(b.keySet())
        && a.entrySet().stream()
            .allMatch(
                entry -> {
                  Object other = b.get(entry.getKey());
                  return other != null && same(entry.getValue(), other);
                });
  }

  private static boolean sameLists(List<?> a, List<?> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!same(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The size of an item in bytes, as DynamoDB counts it. */
  static long size(Map<String, ?> item) {
    long size = 0;
    for (var attribute : item.entrySet()) {
      size += bytes(attribute.getKey()) + size(attribute.getValue());
    }
    return size;
  }

  private static long size(Object value) {
    var typed = typed(value);
    Object content = typed.getValue();
    return switch (typed.getKey()) {
      case "S" -> bytes(content.toString());
      case "N" -> numberSize(content.toString());
      case "B" -> Base64.getDecoder().decode(content.toString()).length;
      case "SS" -> list(content).stream().mapToLong(e -> bytes(e.toString())).sum();
      case "NS" -> list(content).stream().mapToLong(e -> numberSize(e.toString())).sum();
      case "BS" ->
          list(content).stream()
              .mapToLong(e -> Base64.getDecoder().decode(e.toString()).length)
              .sum();
      case "L" -> CONTAINER_OVERHEAD + list(content).stream().mapToLong(e -> 1 + size(e)).sum();
      case "M" ->
          CONTAINER_OVERHEAD
              + map(content).entrySet().stream()
                  .mapToLong(e -> 1 + bytes(String.valueOf(e.getKey())) + size(e.getValue()))
                  .sum();
      default -> 1; // BOOL and NULL
    };
  }

  /**
   * A byte, one for a minus sign, and one for each pair of digits, which go in pairs by the power
   * of a hundred: 12 is one pair and 1.2 are two.
   */
  private static long numberSize(String text) {
    BigDecimal number = number(text);
    if (number.signum() == 0) {
      return 1;
    }
    int digits = number.precision();
    int power = digits - number.scale() - 1;
    boolean apart = digits % 2 == 0 && power % 2 == 0;
    return (digits + 1) / 2 + (apart ? 2 : 1) + (number.signum() < 0 ? 1 : 0);
  }

  /** A number in a form in which equal numbers have equal text. */
  static String canonicalNumber(String text) {
    return number(text).toPlainString();
  }

  private static BigDecimal number(Object text) {
    return new BigDecimal(text.toString()).stripTrailingZeros();
  }

  private static Set<BigDecimal> numbers(Collection<?> texts) {
    Set<BigDecimal> numbers = new HashSet<>();
    texts.forEach(text -> numbers.add(number(text)));
    return numbers;
  }

  /** In UTF-8, of which each half of a surrogate pair makes two bytes. */
  private static long bytes(String text) {
    long bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
    }
    return bytes;
  }

  /** The single entry of an attribute value: its type and its content. */
  static Map.Entry<String, Object> typed(Object value) {
    Map<?, ?> map = map(value);
    if (map.size() != 1) {
      throw new IllegalArgumentException(
          "Expected an attribute value with one type, but " + map.keySet());
    }
    var entry = map.entrySet().iterator().next();
    return Map.entry(String.valueOf(entry.getKey()), entry.getValue());
  }

  private static Map<?, ?> map(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException("Expected an object, but " + value);
  }

  private static List<?> list(Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException("Expected a list, but " + value);
  }
}
