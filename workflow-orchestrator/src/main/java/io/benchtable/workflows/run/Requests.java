package io.benchtable.workflows.run;

import io.benchtable.workflows.benchmark.BenchmarkSpec;
import io.benchtable.workflows.benchmark.BenchmarkSpec.Step;
import io.benchtable.workflows.benchmark.Commands;
import io.benchtable.workflows.benchmark.Configuration;
import io.benchtable.workflows.benchmark.Padding;
import io.benchtable.workflows.benchmark.Plan;
import io.benchtable.workflows.benchmark.PlannedRun;
import io.benchtable.workflows.benchmark.Scope;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is asked of workers and of the cost analyzer about one benchmark; contracts 05 to 12. */
final class Requests {

  private final String benchmarkId;
  private final BenchmarkSpec spec;

  Requests(String benchmarkId, BenchmarkSpec spec) {
    this.benchmarkId = benchmarkId;
    this.spec = spec;
  }

  /**
   * Asks what the benchmark is to be priced with.
   *
   * @param before book and version that it was priced with so far; it keeps them
   */
  Map<String, @Nullable Object> checkPricing(@Nullable Object before) {
    var pricing = pricing(spec.pricing());
    if (before instanceof Map<?, ?> priced
        && spec.pricing().book().equals(priced.get("book"))
        && priced.get("version") instanceof String version) {
      pricing.putIfAbsent("version", version);
    }
    var request = new LinkedHashMap<String, @Nullable Object>();
    request.put("pricing", pricing);
    request.put("configurations", priced());
    return request;
  }

  /** Of each configuration the parameters that its price depends on, without repeats. */
  private List<Map<String, Object>> priced() {
    var pricing = spec.pricing();
    var text = pricing.instanceType().orElse("") + pricing.region().orElse("");
    return spec.configurations().stream()
        .map(
            one -> {
              Map<String, Object> named = new LinkedHashMap<>(one.parameters());
              named.keySet().removeIf(name -> !text.contains("${" + name + "}"));
              return named;
            })
        .distinct()
        .toList();
  }

  Map<String, @Nullable Object> prepare() {
    var files = spec.dataset().map(BenchmarkSpec.Dataset::files).orElse(Map.of());
    var request = new LinkedHashMap<String, @Nullable Object>();
    request.put("benchmarkId", benchmarkId);
    request.put(
        "dataset",
        files.entrySet().stream()
            .map(file -> Map.of("name", file.getKey(), "path", file.getValue()))
            .toList());
    request.put("software", software());
    request.put(
        "largestStep",
        Map.of(
            "vcpus",
            spec.pipeline().stream().mapToInt(step -> step.resources().vcpus()).max().orElse(1),
            "memoryMiB",
            spec.pipeline().stream()
                .mapToInt(step -> step.resources().memoryMiB())
                .max()
                .orElse(1)));
    return request;
  }

  /** All that any configuration is run with, each once. */
  private List<Map<String, @Nullable Object>> software() {
    return spec.configurations().stream()
        .map(one -> Commands.software(spec, one))
        .distinct()
        .map(StepRequest::software)
        .toList();
  }

  Map<String, @Nullable Object> open(
      String runId,
      PlannedRun run,
      List<Map<String, @Nullable Object>> dataset,
      List<String> linkedFrom) {
    var request = run(runId);
    request.put("kind", run.kind().name());
    request.put("dataset", dataset);
    request.put("linkedFrom", linkedFrom);
    request.put("software", StepRequest.software(Commands.software(spec, configuration(run))));
    return request;
  }

  Map<String, @Nullable Object> close(String runId, PlannedRun run) {
    var keep = new LinkedHashSet<String>();
    for (var step : steps(run)) {
      keep.addAll(Commands.fill(spec, step, configuration(run)).step().keep());
    }
    var request = run(runId);
    request.put("kind", run.kind().name());
    request.put("keep", List.copyOf(keep));
    return request;
  }

  /** The steps of a run, in order. */
  List<Step> steps(PlannedRun run) {
    return switch (run.kind()) {
      case SETUP ->
          run.configuration()
              .map(one -> spec.steps(Scope.CONFIGURATION, one))
              .orElseGet(() -> spec.steps(Scope.BENCHMARK));
      case WARMUP, MEASURED -> spec.steps(Scope.RUN, configuration(run));
    };
  }

  Map<String, @Nullable Object> execute(
      String runId, PlannedRun run, Step step, List<Map<String, @Nullable Object>> dataset) {
    var files = new LinkedHashMap<String, String>();
    for (Map<String, @Nullable Object> file : dataset) {
      files.put(String.valueOf(file.get("name")), String.valueOf(file.get("path")));
    }
    var filled = Commands.fill(spec, step, configuration(run), files);
    var request = run(runId);
    var environment = new LinkedHashMap<>(filled.environment());
    environment.put(Padding.VARIABLE, padding(runId).value());
    request.put(
        "step",
        StepRequest.of(
            new Commands.Filled(filled.step(), environment),
            Commands.software(spec, configuration(run))));
    return request;
  }

  /** By how much the environment of a run's steps is made longer. */
  Padding padding(String runId) {
    return Padding.of(Plan.seed(benchmarkId), runId);
  }

  Map<String, @Nullable Object> price(
      String runId, PlannedRun run, Map<String, @Nullable Object> priceBook) {
    var pricing = pricing(Commands.pricing(spec, configuration(run)));
    pricing.putAll(priceBook);
    var tags = new LinkedHashMap<String, @Nullable Object>(spec.tags());
    spec.dataset()
        .flatMap(BenchmarkSpec.Dataset::id)
        .ifPresent(id -> tags.putIfAbsent("dataset", id));
    var request = new LinkedHashMap<String, @Nullable Object>();
    request.put("benchmarkId", benchmarkId);
    request.put("benchmarkName", spec.name());
    request.put("runId", runId);
    request.put("kind", run.kind().name());
    request.put("configurationId", run.configuration().map(Configuration::id).orElse(null));
    request.put("pricing", pricing);
    request.put("tags", tags);
    return request;
  }

  /** Asks what the benchmark came to. */
  Map<String, @Nullable Object> judge(Map<String, @Nullable Object> priceBook) {
    var request = new LinkedHashMap<String, @Nullable Object>();
    request.put("benchmarkId", benchmarkId);
    request.put("mode", spec.design().mode().text());
    request.put("baseline", spec.design().baseline().id());
    request.put("smallestDifference", spec.design().smallestDifference().toPlainString());
    request.put("checks", spec.checks().stream().map(Requests::check).toList());
    request.put("pricing", priceBook);
    return request;
  }

  private static Map<String, @Nullable Object> check(BenchmarkSpec.Check check) {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("metric", check.metric());
    plain.put("equals", check.equalTo().orElse(null));
    plain.put("atLeast", check.atLeast().orElse(null));
    plain.put("atMost", check.atMost().orElse(null));
    plain.put("groupBy", check.groupBy());
    return plain;
  }

  private static Map<String, @Nullable Object> pricing(BenchmarkSpec.Pricing pricing) {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("book", pricing.book());
    pricing.version().ifPresent(version -> plain.put("version", version));
    pricing.instanceType().ifPresent(type -> plain.put("instanceType", type));
    pricing.region().ifPresent(region -> plain.put("region", region));
    return plain;
  }

  private Map<String, @Nullable Object> run(String runId) {
    var request = new LinkedHashMap<String, @Nullable Object>();
    request.put("benchmarkId", benchmarkId);
    request.put("runId", runId);
    return request;
  }

  private static Configuration configuration(PlannedRun run) {
    return run.configuration().orElseGet(() -> new Configuration(Map.of()));
  }
}
