package io.benchtable.workflows.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a benchmark does from its put to its end. */
class BenchmarkWorkflowTests extends WorkflowFixture {

  BenchmarkWorkflowTests() {
    super(new Visited());
  }

  @Test
  void completesABenchmark() {
    var item = bench.run(ID, Specs.small(3, 1));

    assertThat(item.get("status")).isEqualTo("COMPLETE");
    assertThat(item.get("open")).isNull();
    assertThat(item.get("list")).isEqualTo("benchmarks");
    assertThat(item.get("temporal")).isEqualTo("in memory");
    assertThat(Bench.transitions(item))
        .containsExactly(
            "WAITING>PREPARING", "PREPARING>READY", "READY>RUNNING", "RUNNING>COMPLETE");
    assertThat(item.get("verdict")).asString().contains("Fastest: k=1.");
    assertThat(item.get("totals")).asString().contains("0.42");
    var progress = progress(item);
    assertThat(progress.get("runs")).hasToString("8");
    assertThat(progress.get("done")).hasToString("8");
    assertThat(progress.get("failed")).hasToString("0");
    assertThat(bench.runLines()).hasSize(8).allMatch(line -> line.contains("COMPLETE"));
    assertThat(bench.samples()).isEqualTo(6);
    assertThat(bench.costs.priced).hasSize(8);
    var last = bench.runs().getLast();
    assertThat(last.get("runId")).isEqualTo("b1-0008");
    assertThat(last.get("block")).hasToString("3");
    assertThat(last.get("samples")).asString().contains("0.412345678");
    assertThat(last.get("cost")).asString().contains("0.01");
    assertThat(last.get("host")).isEqualTo("lab-7");
    assertThat(Bench.transitions(last))
        .containsExactly(
            "WAITING>PREPARING", "PREPARING>READY", "READY>RUNNING", "RUNNING>COMPLETE");
  }

  @Test
  void linksSetUpIntoRuns() {
    bench.run(ID, Specs.withSetup(1));

    assertThat(bench.runLines())
        .startsWith(
            "SETUP null COMPLETE null", "SETUP k=1 COMPLETE null", "SETUP k=2 COMPLETE null");
    var last =
        bench.worker.requests.stream()
            .filter(request -> request.containsKey("linkedFrom"))
            .reduce((_, second) -> second)
            .orElseThrow();
    assertThat((List<?>) last.get("linkedFrom")).hasSize(2).first().isEqualTo("b1-0001");
    assertThat(bench.worker.calls).contains("CloseBenchmark b1");
  }

  @Test
  void handsTheDepthOfCausesOnToEveryRun() {
    bench.worker.stepStatus = step -> step.startsWith("b1-0001 ") ? "INTERRUPTED" : "SUCCEEDED";
    var item = new LinkedHashMap<String, @Nullable Object>();
    item.put("benchmarkId", ID);
    item.put("spec", Specs.small(1, 0));
    item.put("causeDepth", 3);
    bench.items.put("benchmarks", item);
    bench.changes.start(ID, java.util.Optional.empty(), bench.benchmark(ID));
    bench.await(ID, 1);

    assertThat(bench.runs())
        .hasSize(3)
        .allSatisfy(run -> assertThat(run.get("causeDepth")).hasToString("3"));
  }

  @Test
  void keepsWhatStepsOfSetUpSay() {
    var spec = Specs.withSetup(1);
    var pipeline = new java.util.ArrayList<Object>((List<?>) spec.get("pipeline"));
    pipeline.set(
        0,
        Map.of(
            "name", "unpack", "scope", "benchmark", "command", List.of("u"), "keep", List.of("a")));
    spec.put("pipeline", pipeline);
    bench.run(ID, spec);

    assertThat(bench.worker.requests)
        .filteredOn(request -> request.containsKey("keep"))
        .first()
        .satisfies(close -> assertThat(close.get("keep")).isEqualTo(List.of("a")));
  }

  @Test
  void hasOneEffectHoweverOftenAnEventComes() {
    bench.run(ID, Specs.small(2, 0));
    bench.changes.start(ID, java.util.Optional.empty(), Map.of("benchmarkId", ID));
    bench.workflows.start(ID, 1);
    bench.await(ID, 1);

    assertThat(bench.worker.executed()).hasSize(4);
    assertThat(bench.benchmark(ID).get("status")).isEqualTo("COMPLETE");
  }

  @Test
  void continuesInANewHistory() {
    var item = bench.run(ID, Specs.small(101, 3));

    assertThat(item.get("status")).isEqualTo("COMPLETE");
    assertThat(bench.samples()).isEqualTo(202);
    assertThat(bench.worker.executed()).hasSize(208).doesNotHaveDuplicates();
  }
}
