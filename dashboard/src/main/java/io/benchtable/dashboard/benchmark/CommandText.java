package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Call;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A command's words as a shell would take them, so that they can be copied and run. */
final class CommandText {

  private CommandText() {}

  /** The words joined, quoted where a shell would need it. */
  static String of(List<String> words) {
    return words.stream().map(Call::word).collect(Collectors.joining(" "));
  }

  /**
   * Reads a text, a list of words, or a map with {@code name} or {@code step} and {@code command}.
   */
  static String read(Object value) {
    if (value instanceof List<?>) {
      return of(new Item(Map.of("words", value)).texts("words"));
    }
    Item item = Item.of(value);
    if (item.isEmpty()) {
      return String.valueOf(value);
    }
    String name = item.text("name").or(() -> item.text("step")).map(n -> n + ": ").orElse("");
    Object command = item.attributes().getOrDefault("command", "");
    return name + read(command);
  }
}
