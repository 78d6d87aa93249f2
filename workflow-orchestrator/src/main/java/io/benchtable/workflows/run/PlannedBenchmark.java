package io.benchtable.workflows.run;

import io.benchtable.workflows.benchmark.BenchmarkSpec;
import io.benchtable.workflows.item.ItemsUnavailableException;
import io.benchtable.workflows.item.Sha256;
import io.benchtable.workflows.run.BenchmarkInput.Context;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a workflow works on what the benchmark's item shows. Whoever reaches Temporal can start a
 * workflow with a context of their own making; commands are signed for a spec that was put as an
 * item, and for no other.
 */
final class PlannedBenchmark {

  /** Type of the failure of a workflow that works on something else. */
  static final String OTHER = "OTHER_BENCHMARK";

  private PlannedBenchmark() {}

  /**
   * Expects the spec that the item was planned with.
   *
   * @throws ItemsUnavailableException if the item was put over and is not restored yet
   */
  static void expectSpec(Context context, Map<String, @Nullable Object> item) {
    var planned = item.get("specHash");
    if (planned == null) {
      throw putOver(context, "no specHash");
    }
    var hash = Sha256.hex(context.spec());
    if (!hash.equals(planned)) {
      if (BenchmarkItems.isPutOver(context.benchmarkId(), item)) {
        throw putOver(context, "the plan of another benchmark");
      }
      throw other(context, "specHash " + planned, hash);
    }
  }

  private static ItemsUnavailableException putOver(Context context, String why) {
    return new ItemsUnavailableException(
        "Benchmark " + context.benchmarkId() + " was put over and waits to be restored",
        new IllegalStateException(why));
  }

  /** Expects the dataset's files to be those that the spec names. */
  static void expectFiles(Context context, BenchmarkSpec spec) {
    var named = spec.dataset().map(BenchmarkSpec.Dataset::files).orElse(Map.of()).keySet();
    Set<String> found =
        context.dataset().stream()
            .map((Map<String, @Nullable Object> file) -> String.valueOf(file.get("name")))
            .collect(Collectors.toSet());
    if (!found.equals(named) || found.size() != context.dataset().size()) {
      throw other(context, "dataset files " + named, found);
    }
  }

  /** Expects the worker, the prices and the dataset that the item shows. */
  static void expectPlan(Context context, Map<String, @Nullable Object> item) {
    expectSame(context, "worker", List.of("taskQueue", "address"), context.worker(), item);
    expectSame(context, "priceBook", List.of("book", "version"), context.priceBook(), item);
    var shown = item.get("dataset");
    if (shown == null
        || !PlainJson.writeSorted(shown).equals(PlainJson.writeSorted(context.dataset()))) {
      throw other(context, "dataset " + shown, context.dataset());
    }
  }

  private static void expectSame(
      Context context,
      String attribute,
      List<String> names,
      Map<String, @Nullable Object> ours,
      Map<String, @Nullable Object> item) {
    var shown = item.get(attribute) instanceof Map<?, ?> map ? map : Map.of();
    for (var name : names) {
      if (!Objects.equals(ours.get(name), shown.get(name))) {
        throw other(
            context,
            attribute + "." + name + " " + shown.get(name),
            String.valueOf(ours.get(name)));
      }
    }
  }

  private static ApplicationFailure other(Context context, String expected, Object actual) {
    return ApplicationFailure.newNonRetryableFailure(
        "Expected benchmark %s to have %s, but the workflow has %s"
            .formatted(context.benchmarkId(), expected, actual),
        OTHER);
  }
}
