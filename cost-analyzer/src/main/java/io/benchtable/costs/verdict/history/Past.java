package io.benchtable.costs.verdict.history;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A complete benchmark of a history.
 *
 * @param at when it was submitted, ISO-8601
 * @param surroundings what it ran on and what it was a benchmark of: host, kernel, commit
 * @param data its dataset: file → hash
 * @param prices what it was priced by: book and version, machine
 * @param currency of all its costs; null where nothing was priced
 * @param billed everything that was charged; null where that is not known
 * @param outcomes by configuration
 */
public record Past(
    String benchmarkId,
    String name,
    String at,
    Map<String, String> surroundings,
    Map<String, String> data,
    Map<String, String> prices,
    @Nullable String currency,
    @Nullable BigDecimal billed,
    Map<String, Outcome> outcomes) {

  public Past {
    surroundings = Map.copyOf(surroundings);
    data = Map.copyOf(data);
    prices = Map.copyOf(prices);
    outcomes = Map.copyOf(outcomes);
  }

  /**
   * What a configuration came to.
   *
   * @param n samples
   * @param seconds the median wall time
   * @param cost the median cost of a run; null where it is not known
   * @param metrics their medians, as they are written
   */
  public record Outcome(
      int n,
      BigDecimal seconds,
      @Nullable BigDecimal low,
      @Nullable BigDecimal high,
      @Nullable BigDecimal cost,
      Map<String, String> metrics) {

    public Outcome {
      metrics = Map.copyOf(metrics);
    }
  }

  /** What is another one in the later benchmark, each as {@code name before → after}. */
  static Map<String, String> differences(Map<String, String> before, Map<String, String> after) {
    Map<String, String> names = new TreeMap<>(before);
    after.forEach(names::putIfAbsent);
    Map<String, String> differences = new LinkedHashMap<>();
    for (String name : names.keySet()) {
      String one = before.getOrDefault(name, "unknown");
      String other = after.getOrDefault(name, "unknown");
      if (!one.equals(other)) {
        differences.put(name, one + " → " + other);
      }
    }
    return differences;
  }
}
