package io.benchtable.costs.item;

import io.benchtable.costs.verdict.Metric;
import io.benchtable.costs.verdict.Run;
import io.benchtable.costs.verdict.RunKind;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The runs of a benchmark. */
@Component
public class RunItems {

  private final Items items;

  RunItems(Items items) {
    this.items = items;
  }

  public List<StoredRun> ofBenchmark(String benchmarkId) {
    return items.query("runs", "benchmarkId", benchmarkId).stream().map(RunItems::stored).toList();
  }

  /** The parameters of one run; empty if there is no such run. */
  public Optional<Map<String, Object>> parameters(String benchmarkId, String runId) {
    return items
        .get("runs", Map.of("benchmarkId", benchmarkId, "runId", runId))
        .map(RunItems::parameters);
  }

  static StoredRun stored(Map<String, Object> item) {
    boolean started =
        Reading.firstAt(item, "RUNNING") != null
            || Reading.list(item, "steps").stream().anyMatch(RunItems::isStarted);
    return new StoredRun(
        run(item),
        started,
        !Reading.object(item, "disturbed").isEmpty(),
        Reading.decimal(Reading.object(item, "cost"), "billedCost"));
  }

  private static boolean isStarted(Object step) {
    return step instanceof Map<?, ?> map && map.get("startedAt") != null;
  }

  private static Run run(Map<String, Object> item) {
    Map<?, ?> samples = Reading.object(item, "samples");
    BigDecimal block = Reading.decimal(item, "block");
    BigDecimal attempt = Reading.decimal(item, "attempt");
    BigDecimal memory = Reading.decimal(samples, "peakMemoryBytes");
    return new Run(
        text(item, "runId"),
        kind(text(item, "kind")),
        text(item, "configurationId"),
        parameters(item),
        attempt == null ? 1 : attempt.intValue(),
        block == null ? null : block.intValue(),
        text(item, "status"),
        Reading.text(item, "reason"),
        Reading.text(item, "message"),
        Reading.text(item, "replaces"),
        Reading.truth(item, "sample"),
        Reading.decimal(samples, "wallSeconds"),
        cpuSeconds(samples),
        memory == null ? null : memory.longValue(),
        Reading.text(samples, "peakMemoryMethod"),
        metrics(item),
        null,
        null,
        Reading.text(item, "host"));
  }

  private static RunKind kind(String name) {
    return Arrays.stream(RunKind.values())
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElse(RunKind.SETUP);
  }

  private static @Nullable BigDecimal cpuSeconds(Map<?, ?> samples) {
    BigDecimal user = Reading.decimal(samples, "cpuUserSeconds");
    BigDecimal system = Reading.decimal(samples, "cpuSystemSeconds");
    return user == null || system == null ? null : user.add(system);
  }

  private static Map<String, Object> parameters(Map<String, Object> item) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    Reading.object(item, "parameters")
        .forEach((name, value) -> parameters.put(String.valueOf(name), value));
    return parameters;
  }

  private static Map<String, Metric> metrics(Map<String, Object> item) {
    Map<String, Metric> metrics = new TreeMap<>();
    Reading.object(item, "metrics")
        .forEach(
            (name, value) -> {
              if (value instanceof Map<?, ?> metric && metric.get("value") != null) {
                metrics.put(
                    String.valueOf(name),
                    new Metric(String.valueOf(metric.get("value")), Reading.text(metric, "unit")));
              }
            });
    return metrics;
  }

  private static String text(Map<String, Object> item, String name) {
    return Objects.requireNonNullElse(Reading.text(item, name), "");
  }
}
