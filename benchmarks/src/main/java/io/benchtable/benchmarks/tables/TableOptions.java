package io.benchtable.benchmarks.tables;

import io.benchtable.benchmarks.Arguments;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What to measure.
 *
 * @param seconds of each load
 * @param warmUp seconds for which every operation is warmed up
 * @param items in the table
 * @param connections of each load
 * @param program build/service, which starts the table service
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
    Arguments given = new Arguments(arguments);
    TableOptions options =
        new TableOptions(
            given.number("seconds", 10),
            given.number("warm-up", 20),
            given.number("items", 10_000),
            Arrays.stream(given.take("connections", "1,16").split(","))
                .map(Integer::valueOf)
                .toList(),
            Path.of(given.take("program", "build/service")),
            Path.of(given.take("peers", "peers")),
            Path.of(given.take("output", "results-tables.json")));
    given.end();
    return options;
  }
}
