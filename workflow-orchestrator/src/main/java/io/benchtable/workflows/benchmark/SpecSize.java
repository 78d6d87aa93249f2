package io.benchtable.workflows.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many bytes of an item a spec takes, reckoned as tables do; numbers count as texts. */
final class SpecSize {

  private static final int CONTAINER = 3;

  private SpecSize() {}

  static long of(@Nullable Object value) {
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
      case Boolean _ -> 1;
      case null -> 1;
      default -> utf8(value);
    };
  }

  private static long utf8(Object text) {
    return String.valueOf(text).getBytes(StandardCharsets.UTF_8).length;
  }
}
