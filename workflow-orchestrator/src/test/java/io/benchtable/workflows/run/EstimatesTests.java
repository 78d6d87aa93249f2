package io.benchtable.workflows.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.workflows.benchmark.SpecReader;
import io.benchtable.workflows.item.InMemoryItems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EstimatesTests {

  private final InMemoryItems items = new InMemoryItems();
  private final Estimates estimates = new Estimates(items);

  @BeforeEach
  void tables() {
    items.ensure(BenchmarkTables.BENCHMARKS);
    items.ensure(BenchmarkTables.RUNS);
  }

  @Test
  void goesByTheLatestBenchmarksOfTheSamePipeline() {
    benchmark("b1", Specs.small(1, 0), "2026-11-22T10:00:00.000Z", 9);
    benchmark("b2", Specs.small(1, 0), "2026-11-23T10:00:00.000Z", 2);
    var estimate = estimate(Specs.small(3, 1));
    assertThat(estimate)
        .containsEntry("untimedRuns", 0)
        .containsEntry("unpricedRuns", 0)
        .containsEntry("currency", "USD")
        .containsEntry("unknown", List.of());
    // Two configurations, three runs and a warm-up each, two seconds a run.
    assertThat(estimate).containsEntry("runs", 8).containsEntry("seconds", "16.000");
    assertThat(estimate.get("basis"))
        .isEqualTo(List.of(described("b2", Specs.small(1, 0), "2026-11-23T10:00:00.000Z")));
  }

  @Test
  void saysWhyNothingIsKnown() {
    var other = Specs.small(1, 0);
    other.put("pipeline", List.of(Map.of("name", "other", "command", List.of("false"))));
    benchmark("b1", other, "2026-11-22T10:00:00.000Z", 9);
    assertThat(estimate(Specs.small(3, 1)))
        .containsEntry("seconds", null)
        .containsEntry("cost", null)
        .containsEntry("basis", List.of())
        .containsEntry(
            "unknown",
            List.of(
                "time: no benchmark of this pipeline has run here yet",
                "cost: no benchmark of this pipeline has run here yet"));
  }

  @Test
  void knowsTimeButNoCostWherePricesAreOthers() {
    benchmark("b1", Specs.small(1, 0), "2026-11-22T10:00:00.000Z", 2);
    var dearer = Specs.small(3, 1);
    dearer.put("pricing", Map.of("book", "aws-ec2-on-demand", "instanceType", "m6i.large"));
    assertThat(estimate(dearer))
        .containsEntry("untimedRuns", 0)
        .containsEntry("cost", null)
        .containsEntry("unknown", List.of("cost: they were priced differently"));
  }

  @Test
  void parametersAndRepetitionsMakeNoOtherPipeline() {
    var more = Specs.small(9, 2);
    more.put("parameters", Map.of("k", List.of(99)));
    assertThat(PipelineHash.of(more)).isEqualTo(PipelineHash.of(Specs.small(1, 0)));
    more.put("software", Map.of("path", List.of("/opt/new")));
    assertThat(PipelineHash.of(more)).isNotEqualTo(PipelineHash.of(Specs.small(1, 0)));
  }

  private Map<String, @Nullable Object> estimate(Map<String, @Nullable Object> spec) {
    return estimates.of(SpecReader.read(spec).spec().orElseThrow(), spec);
  }

  private static Map<String, @Nullable Object> described(
      String id, Map<String, @Nullable Object> spec, String at) {
    var described = new LinkedHashMap<String, @Nullable Object>();
    described.put("benchmarkId", id);
    described.put("name", spec.get("name"));
    described.put("at", at);
    described.put("host", "lab-7");
    described.put("runs", SpecReader.read(spec).spec().orElseThrow().configurations().size());
    return described;
  }

  /** A complete benchmark with one run a configuration, each of so many seconds. */
  private void benchmark(String id, Map<String, @Nullable Object> spec, String at, int seconds) {
    items.put(
        "benchmarks",
        new LinkedHashMap<>(
            Map.of(
                "benchmarkId", id,
                "spec", spec,
                "pipelineHash", PipelineHash.of(spec),
                "submittedAt", at,
                "host", Map.of("hostname", "lab-7"))));
    int number = 0;
    for (var configuration : SpecReader.read(spec).spec().orElseThrow().configurations()) {
      number++;
      items.put(
          "runs",
          new LinkedHashMap<>(
              Map.of(
                  "benchmarkId",
                  id,
                  "runId",
                  id + "-000" + number,
                  "kind",
                  "MEASURED",
                  "configurationId",
                  configuration.id(),
                  "cost",
                  Map.of("billedCost", "0.001", "currency", "USD", "completeness", "complete"),
                  "transitions",
                  List.of(
                      Map.of("status", "READY", "at", time(number * seconds)),
                      Map.of("status", "COMPLETE", "at", time((number + 1) * seconds))))));
    }
  }

  private static String time(int second) {
    return "2026-11-23T10:00:%02d.000Z".formatted(second);
  }
}
