package io.benchtable.tables.model;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Values as plain Java: String, BigDecimal, Bytes, Boolean, Nothing, Elements, List and Map. What
 * is equal there is equal here.
 */
final class Plain {

  /** The one null. */
  enum Nothing {
    NULL
  }

  /** Octets, as hexadecimal digits, which order as they do. */
  record Bytes(String hex) {}

  /** A set of one type: SS, NS or BS. */
  record Elements(String type, Set<Object> values) {}

  private Plain() {}

  static BigDecimal number(String text) {
    return new BigDecimal(text).stripTrailingZeros();
  }

  static BigDecimal number(long value) {
    return number(Long.toString(value));
  }

  static String type(Object value) {
    return switch (value) {
      case String _ -> "S";
      case BigDecimal _ -> "N";
      case Bytes _ -> "B";
      case Boolean _ -> "BOOL";
      case Nothing _ -> "NULL";
      case Elements(String type, Set<Object> _) -> type;
      case List<?> _ -> "L";
      case Map<?, ?> _ -> "M";
      default -> throw new IllegalArgumentException("Expected a value, but got " + value);
    };
  }

  /** Nothing where the two have no order. */
  static @Nullable Integer compare(Object one, Object other) {
    if (one instanceof String a && other instanceof String b) {
      return Arrays.compareUnsigned(
          a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
    if (one instanceof BigDecimal a && other instanceof BigDecimal b) {
      return a.compareTo(b);
    }
    if (one instanceof Bytes(String a) && other instanceof Bytes(String b)) {
      return a.compareTo(b);
    }
    return null;
  }

  static boolean beginsWith(Object value, Object start) {
    if (value instanceof String text && start instanceof String first) {
      return text.startsWith(first);
    }
    return value instanceof Bytes(String hex)
        && start instanceof Bytes(String first)
        && hex.startsWith(first);
  }

  static boolean contains(Object value, Object part) {
    return switch (value) {
      case String text -> part instanceof String s && text.contains(s);
      case Bytes(String hex) -> part instanceof Bytes(String inner) && holds(hex, inner);
      case Elements elements -> elements.values().contains(part);
      case List<?> list -> list.contains(part);
      default -> false;
    };
  }

  private static boolean holds(String hex, String inner) {
    for (int i = 0; i + inner.length() <= hex.length(); i += 2) {
      if (hex.startsWith(inner, i)) {
        return true;
      }
    }
    return false;
  }

  /** Nothing where a value has no size. */
  static @Nullable BigDecimal size(Object value) {
    return switch (value) {
      case String text -> number(text.length());
      case Bytes(String hex) -> number(hex.length() / 2);
      case Elements elements -> number(elements.values().size());
      case List<?> list -> number(list.size());
      case Map<?, ?> map -> number(map.size());
      default -> null;
    };
  }

  /** A copy that can be changed without a change of the original. */
  static Object copy(Object value) {
    return switch (value) {
      case List<?> list -> {
        List<Object> copy = new ArrayList<>();
        list.forEach(element -> copy.add(copy(element)));
        yield copy;
      }
      case Map<?, ?> map -> {
        Map<String, Object> copy = new TreeMap<>();
        map.forEach((name, element) -> copy.put((String) name, copy(element)));
        yield copy;
      }
      default -> value;
    };
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> copyOf(Map<String, Object> item) {
    return (Map<String, Object>) copy(item);
  }
}
