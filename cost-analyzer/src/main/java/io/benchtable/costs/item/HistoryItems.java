package io.benchtable.costs.item;

import io.benchtable.costs.verdict.history.Past;
import io.benchtable.costs.verdict.history.Past.Outcome;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The complete benchmarks of one pipeline with what their configurations came to. */
@Component
public class HistoryItems {

  private static final int HASH = 12;

  private final Items items;

  HistoryItems(Items items) {
    this.items = items;
  }

  /**
   * Those of the pipeline, software and files of a benchmark, the oldest first.
   *
   * @param most so many of the last ones are looked at
   * @return empty if there is no such benchmark
   */
  public Optional<List<Past>> of(String benchmarkId, int most) {
    return items
        .get("benchmarks", Map.of("benchmarkId", benchmarkId))
        .map(benchmark -> Reading.text(benchmark, "pipelineHash"))
        .map(
            hash ->
                items
                    .latest("benchmarks", "by-pipeline", "pipelineHash", hash, most)
                    .reversed()
                    .stream()
                    .filter(benchmark -> "COMPLETE".equals(Reading.text(benchmark, "status")))
                    .filter(HistoryItems::compares)
                    .map(this::past)
                    .toList());
  }

  /** The smallest difference that matters to a benchmark, as a share. */
  public Optional<BigDecimal> smallestDifference(String benchmarkId) {
    return items
        .get("benchmarks", Map.of("benchmarkId", benchmarkId))
        .map(benchmark -> Reading.decimal(Reading.object(benchmark, "spec"), "smallestDifference"));
  }

  /** One that measured the same twice has no configurations, but two names of one. */
  private static boolean compares(Map<String, Object> benchmark) {
    return !"aa".equals(Reading.text(Reading.object(benchmark, "spec"), "mode"));
  }

  private Past past(Map<String, Object> benchmark) {
    String id = text(benchmark, "benchmarkId");
    Map<?, ?> spec = Reading.object(benchmark, "spec");
    Map<?, ?> totals = Reading.object(benchmark, "totals");
    return new Past(
        id,
        Objects.requireNonNullElse(Reading.text(spec, "name"), id),
        text(benchmark, "submittedAt"),
        surroundings(benchmark, spec),
        data(benchmark),
        prices(benchmark, spec),
        Reading.text(totals, "currency"),
        "complete".equals(Reading.text(totals, "completeness"))
            ? Reading.decimal(totals, "billedCost")
            : null,
        outcomes(id));
  }

  private static Map<String, String> surroundings(Map<String, Object> benchmark, Map<?, ?> spec) {
    Map<?, ?> host = Reading.object(benchmark, "host");
    Map<String, String> surroundings = new LinkedHashMap<>();
    put(surroundings, "host", Reading.text(host, "hostname"));
    put(surroundings, "processor", Reading.text(host, "cpuModel"));
    put(surroundings, "kernel", Reading.text(host, "kernel"));
    put(surroundings, "governor", Reading.text(host, "governor"));
    put(surroundings, "commit", Reading.text(Reading.object(spec, "tags"), "commit"));
    return surroundings;
  }

  private static Map<String, String> data(Map<String, Object> benchmark) {
    Map<String, String> data = new TreeMap<>();
    for (Object one : Reading.list(benchmark, "dataset")) {
      if (one instanceof Map<?, ?> file) {
        String hash = Reading.text(file, "sha256");
        put(
            data,
            Objects.requireNonNullElse(Reading.text(file, "name"), "file"),
            hash == null ? null : hash.substring(0, Math.min(HASH, hash.length())));
      }
    }
    return data;
  }

  private static Map<String, String> prices(Map<String, Object> benchmark, Map<?, ?> spec) {
    Map<?, ?> book = Reading.object(benchmark, "priceBook");
    Map<?, ?> pricing = Reading.object(spec, "pricing");
    Map<String, String> prices = new LinkedHashMap<>();
    String name = Reading.text(book, "book");
    put(prices, "price book", name == null ? null : name + "@" + Reading.text(book, "version"));
    put(prices, "instance type", Reading.text(pricing, "instanceType"));
    put(prices, "region", Reading.text(pricing, "region"));
    return prices;
  }

  private Map<String, Outcome> outcomes(String benchmarkId) {
    Map<String, Outcome> outcomes = new TreeMap<>();
    for (Map<String, Object> result : items.query(TableShape.RESULTS, "benchmarkId", benchmarkId)) {
      Map<?, ?> wall = Reading.object(result, "wallSeconds");
      BigDecimal seconds = Reading.decimal(wall, "median");
      BigDecimal n = Reading.decimal(result, "n");
      if (seconds != null && n != null && "COMPLETE".equals(Reading.text(result, "status"))) {
        outcomes.put(
            text(result, "configurationId"),
            new Outcome(
                n.intValue(),
                seconds,
                Reading.decimal(wall, "low"),
                Reading.decimal(wall, "high"),
                Reading.decimal(Reading.object(result, "costPerRun"), "median"),
                metrics(result)));
      }
    }
    return outcomes;
  }

  private static Map<String, String> metrics(Map<String, Object> result) {
    Map<String, String> metrics = new TreeMap<>();
    Reading.object(result, "metrics")
        .forEach(
            (name, metric) -> {
              if (metric instanceof Map<?, ?> summary) {
                put(metrics, String.valueOf(name), Reading.text(summary, "median"));
              }
            });
    return metrics;
  }

  private static void put(Map<String, String> facts, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      facts.put(name, value);
    }
  }

  private static String text(Map<String, Object> item, String name) {
    return Objects.requireNonNullElse(Reading.text(item, name), "");
  }
}
