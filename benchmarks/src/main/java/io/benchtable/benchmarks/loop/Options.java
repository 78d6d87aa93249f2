package io.benchtable.benchmarks.loop;

import io.benchtable.benchmarks.Arguments;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What to measure.
 *
 * @param engine {@code memory} or {@code server}
 * @param seconds of each load
 * @param rates events a second of each load
 * @param matching how many events a second match a rule, where a Temporal serves them
 * @param jobs runs of an empty command
 * @param warmUp seconds that each part is warmed up for at most
 * @param output the JSON file
 */
record Options(
    String engine,
    int seconds,
    List<Integer> rates,
    int matching,
    int jobs,
    int warmUp,
    Path output) {

  Options {
    if (!engine.equals("memory") && !engine.equals("server")) {
      throw new IllegalArgumentException("Expected engine memory or server, but it is " + engine);
    }
    if (seconds < 1
        || matching < 1
        || jobs < 2
        || warmUp < 1
        || rates.stream().anyMatch(rate -> rate < 1)) {
      throw new IllegalArgumentException(
          "Expected numbers above 0 and at least 2 jobs, but seconds is %d, matching %d, jobs %d, warm-up %d, rates %s"
              .formatted(seconds, matching, jobs, warmUp, rates));
    }
    rates = List.copyOf(rates);
  }

  /** Reads {@code --name value} pairs. */
  static Options of(String... arguments) {
    Arguments given = new Arguments(arguments);
    String engine = given.take("engine", "memory");
    Options options =
        new Options(
            engine,
            given.number("seconds", 30),
            Arrays.stream(given.take("rates", "50,200,500").split(","))
                .map(Integer::valueOf)
                .toList(),
            given.number("matching", engine.equals("memory") ? 50 : 20),
            given.number("jobs", 200),
            given.number("warm-up", 120),
            Path.of(given.take("output", "results-" + engine + ".json")));
    given.end();
    return options;
  }
}
