package io.benchtable.benchmarks.loop;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    Map<String, String> given = new LinkedHashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
        throw new IllegalArgumentException(
            "Expected an option and its value, but it is " + arguments[i]);
      }
      given.put(arguments[i].substring(2), arguments[i + 1]);
    }
    String engine = take(given, "engine", "memory");
    Options options =
        new Options(
            engine,
            Integer.parseInt(take(given, "seconds", "30")),
            Arrays.stream(take(given, "rates", "50,200,500").split(","))
                .map(Integer::valueOf)
                .toList(),
            Integer.parseInt(take(given, "matching", engine.equals("memory") ? "50" : "20")),
            Integer.parseInt(take(given, "jobs", "200")),
            Integer.parseInt(take(given, "warm-up", "120")),
            Path.of(take(given, "output", "results-" + engine + ".json")));
    if (!given.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected --engine, --seconds, --rates, --matching, --jobs, --warm-up, --output, but there is --"
              + String.join(", --", given.keySet()));
    }
    return options;
  }

  private static String take(Map<String, String> given, String name, String otherwise) {
    String value = given.remove(name);
    return value == null ? otherwise : value;
  }
}
