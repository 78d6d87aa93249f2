package io.benchtable.costs.verdict;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A metric over the runs of a configuration; only of metrics that are numbers in every run. */
public record MetricSummary(String median, String minimum, String maximum, @Nullable String unit) {

  static Map<String, MetricSummary> of(List<Run> samples) {
    TreeSet<String> names = new TreeSet<>();
    samples.forEach(run -> names.addAll(run.metrics().keySet()));
    Map<String, MetricSummary> summaries = new TreeMap<>();
    for (String name : names) {
      summary(
              samples.stream()
                  .map(run -> run.metrics().get(name))
                  .filter(Objects::nonNull)
                  .toList())
          .ifPresent(summary -> summaries.put(name, summary));
    }
    return Collections.unmodifiableMap(summaries);
  }

  private static Optional<MetricSummary> summary(List<Metric> metrics) {
    List<BigDecimal> numbers =
        metrics.stream().flatMap(metric -> metric.number().stream()).toList();
    if (numbers.isEmpty() || numbers.size() < metrics.size()) {
      return Optional.empty();
    }
    return Optional.of(
        new MetricSummary(
            Exact.plain(Exact.median(numbers)),
            Exact.plain(Collections.min(numbers)),
            Exact.plain(Collections.max(numbers)),
            metrics.getFirst().unit()));
  }
}
