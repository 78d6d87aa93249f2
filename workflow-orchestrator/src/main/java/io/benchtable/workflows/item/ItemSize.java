package io.benchtable.workflows.item;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many bytes plain values take in an item, reckoned as tables do. */
public final class ItemSize {

  /** Bytes of an item at most, the names of its attributes included. */
  public static final int LARGEST = 400 * 1024;

  private static final int CONTAINER = 3;

  private ItemSize() {}

  /** Bytes of a value; a whole item counts as an object, which is a little more than it takes. */
  public static long of(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        long size = CONTAINER;
        for (var entry : map.entrySet()) {
          size += 1 + utf8(entry.getKey()) + of(entry.getValue());
        }
        yield size;
      }
      case List<?> list -> {
        long size = CONTAINER;
        for (var element : list) {
          size += 1 + of(element);
        }
        yield size;
      }
      case Number number -> number(number.toString());
      case byte[] bytes -> bytes.length;
      case Boolean _ -> 1;
      case null -> 1;
      default -> utf8(value);
    };
  }

  /** A byte for two significant digits, one more, and one for a minus sign. */
  private static int number(String text) {
    var digits = text.replaceFirst("[eE].*", "").replaceAll("[^0-9]", "");
    int significant = Math.max(1, digits.replaceAll("^0+|0+$", "").length());
    return (significant + 1) / 2 + 1 + (text.startsWith("-") ? 1 : 0);
  }

  private static int utf8(Object text) {
    return String.valueOf(text).getBytes(StandardCharsets.UTF_8).length;
  }
}
