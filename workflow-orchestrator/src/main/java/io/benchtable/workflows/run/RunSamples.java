package io.benchtable.workflows.run;

import io.benchtable.workflows.run.BenchmarkActivities.FinishedStep;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a run's steps come to: sums over its measured steps, the largest peak, the load at the
 * first. A figure that a step does not have is left out, since the rest would look like all of it.
 */
final class RunSamples {

  private static final List<String> SECONDS =
      List.of(
          "wallSeconds", "cpuUserSeconds", "cpuSystemSeconds", "stealSeconds", "otherCpuSeconds");
  private static final List<String> COUNTS =
      List.of(
          "readBytes",
          "writtenBytes",
          "voluntarySwitches",
          "involuntarySwitches",
          "minorFaults",
          "majorFaults");

  private RunSamples() {}

  static Map<String, @Nullable Object> of(List<FinishedStep> steps) {
    var usages = new ArrayList<Map<String, @Nullable Object>>();
    for (var step : steps) {
      var usage = step.result().usage();
      if (step.measured()) {
        usages.add(new LinkedHashMap<>());
        if (usage != null) {
          usages.getLast().putAll(usage);
        }
      }
    }
    var samples = new LinkedHashMap<String, @Nullable Object>();
    if (usages.isEmpty()) {
      return samples;
    }
    for (var name : SECONDS) {
      var sum = sum(usages, name);
      if (sum != null) {
        samples.put(name, sum.toPlainString());
      }
    }
    for (var name : COUNTS) {
      var sum = sum(usages, name);
      if (sum != null) {
        samples.put(name, sum);
      }
    }
    peak(usages, samples);
    var load = usages.getFirst().get("loadAverage");
    if (load != null) {
      samples.put("loadAverage", load);
    }
    RunConditions.of(usages).forEach(samples::put);
    return samples;
  }

  /** Metrics of all steps, or their versions. */
  static Map<String, @Nullable Object> merged(
      List<FinishedStep> steps,
      java.util.function.Function<
              WorkerActivities.JobResult, @Nullable Map<String, @Nullable Object>>
          part) {
    var merged = new LinkedHashMap<String, @Nullable Object>();
    for (var step : steps) {
      var values = part.apply(step.result());
      if (values != null) {
        merged.putAll(values);
      }
    }
    return merged;
  }

  private static void peak(
      List<Map<String, @Nullable Object>> usages, Map<String, @Nullable Object> samples) {
    BigDecimal peak = BigDecimal.ZERO;
    var method = usages.getFirst().get("peakMemoryMethod");
    for (var usage : usages) {
      var value = number(usage.get("peakMemoryBytes"));
      if (value == null || !Objects.equals(method, usage.get("peakMemoryMethod"))) {
        return;
      }
      peak = peak.max(value);
    }
    samples.put("peakMemoryBytes", peak);
    samples.put("peakMemoryMethod", method);
  }

  private static @Nullable BigDecimal sum(List<Map<String, @Nullable Object>> usages, String name) {
    BigDecimal sum = BigDecimal.ZERO;
    for (var usage : usages) {
      var value = number(usage.get(name));
      if (value == null) {
        return null;
      }
      sum = sum.add(value);
    }
    return sum;
  }

  /** A figure of usage; null where it is not known. */
  static @Nullable BigDecimal number(@Nullable Object value) {
    try {
      return value == null ? null : new BigDecimal(value.toString());
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
