package io.benchtable.benchmarks.tables;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What to measure.
 *
 * @param seconds of each load
 * @param warmUp seconds for which every operation is warmed up
 * @param items in the table
 * @param connections of each load
 * @param program the table service
 * @param peers where dynalite and Dynoxide are installed; those that are not are left out
 * @param output the JSON file
 */
record TableOptions(
    int seconds,
    int warmUp,
    int items,
    List<Integer> connections,
    Path program,
    Path peers,
    Path output) {

  TableOptions {
    if (seconds < 1
        || warmUp < 1
        || items < Operation.PARTITION * 2
        || connections.stream().anyMatch(number -> number < 1)) {
      throw new IllegalArgumentException(
          "Expected numbers above 0 and at least %d items, but seconds is %d, warm-up %d, items %d, connections %s"
              .formatted(Operation.PARTITION * 2, seconds, warmUp, items, connections));
    }
    connections = List.copyOf(connections);
  }

  /** Reads {@code --name value} pairs. */
  static TableOptions of(String... arguments) {
    Map<String, String> given = new LinkedHashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
        throw new IllegalArgumentException(
            "Expected an option and its value, but it is " + arguments[i]);
      }
      given.put(arguments[i].substring(2), arguments[i + 1]);
    }
    TableOptions options =
        new TableOptions(
            Integer.parseInt(take(given, "seconds", "10")),
            Integer.parseInt(take(given, "warm-up", "20")),
            Integer.parseInt(take(given, "items", "10000")),
            Arrays.stream(take(given, "connections", "1,16").split(","))
                .map(Integer::valueOf)
                .toList(),
            Path.of(take(given, "program", "table-service-exec.jar")),
            Path.of(take(given, "peers", "peers")),
            Path.of(take(given, "output", "results-tables.json")));
    if (!given.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected --seconds, --warm-up, --items, --connections, --program, --peers, --output, but there is --"
              + String.join(", --", given.keySet()));
    }
    return options;
  }

  private static String take(Map<String, String> given, String name, String otherwise) {
    String value = given.remove(name);
    return value == null ? otherwise : value;
  }
}
