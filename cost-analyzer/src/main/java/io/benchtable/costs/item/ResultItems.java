package io.benchtable.costs.item;

import io.benchtable.costs.statistics.Blocks;
import io.benchtable.costs.verdict.Against;
import io.benchtable.costs.verdict.ConfigurationResult;
import io.benchtable.costs.verdict.MetricSummary;
import io.benchtable.costs.verdict.PeakMemory;
import io.benchtable.costs.verdict.Place;
import io.benchtable.costs.verdict.Scatter;
import io.benchtable.costs.verdict.Shown;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the configurations of a benchmark came to, an item each. */
@Component
public class ResultItems {

  private static final String CONFIDENCE = "0.95";

  private final Items items;

  ResultItems(Items items) {
    this.items = items;
  }

  public void put(String benchmarkId, ConfigurationResult result, @Nullable String currency) {
    items.put(TableShape.RESULTS, item(benchmarkId, result, currency));
  }

  /** The configurations that are not compared: they are not complete, or fail a check. */
  public Set<String> notCompared(String benchmarkId) {
    return items.query(TableShape.RESULTS, "benchmarkId", benchmarkId).stream()
        .filter(
            result ->
                !"COMPLETE".equals(result.get("status"))
                    || Boolean.FALSE.equals(result.get("feasible")))
        .map(result -> String.valueOf(result.get("configurationId")))
        .collect(Collectors.toSet());
  }

  static Map<String, Object> item(
      String benchmarkId, ConfigurationResult result, @Nullable String currency) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("benchmarkId", benchmarkId);
    item.put("configurationId", result.configurationId());
    item.put("parameters", result.parameters());
    item.put("status", result.status());
    put(item, "reason", result.reason());
    put(item, "message", result.message());
    item.put("n", result.n());
    item.put("feasible", result.feasible());
    item.put("failedChecks", result.failedChecks());
    item.put("baseline", result.baseline());
    put(item, "wallSeconds", wall(result));
    put(item, "cpuSeconds", estimate(result.cpuSeconds()));
    put(item, "peakMemoryBytes", memory(result.peakMemoryBytes()));
    put(item, "costPerRun", cost(result, currency));
    item.put("metrics", metrics(result.metrics()));
    item.put("time", against(result.time()));
    item.put("cost", against(result.cost()));
    put(item, "frontier", frontier(result.place()));
    put(item, "pricedAs", result.pricedAs());
    return item;
  }

  private static @Nullable Map<String, Object> estimate(@Nullable Shown shown) {
    if (shown == null) {
      return null;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("median", shown.value());
    put(values, "low", shown.low());
    put(values, "high", shown.high());
    put(values, "confidence", shown.low() == null ? null : CONFIDENCE);
    put(values, "note", shown.note());
    return values;
  }

  private static @Nullable Map<String, Object> wall(ConfigurationResult result) {
    Map<String, Object> values = estimate(result.wallSeconds());
    Scatter scatter = result.scatter();
    if (values != null && scatter != null) {
      values.put("spread", scatter.share());
      values.put("outliers", scatter.outliers());
    }
    return values;
  }

  private static @Nullable Map<String, Object> frontier(@Nullable Place place) {
    if (place == null) {
      return null;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("on", place.onFrontier());
    put(values, "probability", place.probability());
    values.put("knee", place.knee());
    return values;
  }

  private static @Nullable Map<String, Object> cost(
      ConfigurationResult result, @Nullable String currency) {
    if (currency == null || result.n() == 0) {
      return null;
    }
    Map<String, Object> shown = estimate(result.costPerRun());
    Map<String, Object> values = shown == null ? new LinkedHashMap<>() : shown;
    values.put("currency", currency);
    if (shown == null) {
      values.put("completeness", "unknown");
      values.put("note", "the cost of no run is known");
    } else {
      values.put("completeness", result.costsKnown() == result.n() ? "complete" : "partial");
    }
    return values;
  }

  private static @Nullable Map<String, Object> memory(@Nullable PeakMemory memory) {
    if (memory == null) {
      return null;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    put(values, "median", memory.median());
    put(values, "maximum", memory.maximum());
    put(values, "method", memory.method());
    put(values, "note", memory.note());
    return values;
  }

  private static Map<String, Object> metrics(Map<String, MetricSummary> metrics) {
    Map<String, Object> values = new LinkedHashMap<>();
    metrics.forEach(
        (name, metric) -> {
          Map<String, Object> summary = new LinkedHashMap<>();
          summary.put("median", metric.median());
          summary.put("minimum", metric.minimum());
          summary.put("maximum", metric.maximum());
          put(summary, "unit", metric.unit());
          values.put(name, summary);
        });
    return values;
  }

  private static Map<String, Object> against(Against against) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("verdict", against.verdict().name());
    put(values, "ratio", against.ratio());
    put(values, "low", against.low());
    put(values, "high", against.high());
    put(values, "confidence", against.confidence());
    put(values, "inverse", inverse(against.inverse()));
    values.put("blocks", against.blocks());
    put(values, "moreBlocks", more(against.more()));
    put(values, "note", against.note());
    return values;
  }

  private static @Nullable Map<String, Object> more(Blocks.@Nullable More more) {
    if (more == null) {
      return null;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    more.low().ifPresent(low -> values.put("low", low));
    more.high().ifPresent(high -> values.put("high", high));
    if (more.high().isEmpty()) {
      values.put("moreThan", Blocks.MOST);
    }
    return values;
  }

  private static @Nullable Map<String, Object> inverse(@Nullable Shown shown) {
    if (shown == null) {
      return null;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("ratio", shown.value());
    put(values, "low", shown.low());
    put(values, "high", shown.high());
    return values;
  }

  private static void put(Map<String, Object> values, String name, @Nullable Object value) {
    if (value != null) {
      values.put(name, value);
    }
  }
}
