package io.benchtable.workflows.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.benchtable.workflows.item.Times;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What became of an id earlier must not count as what its benchmark does now. */
class BenchmarkIdTests extends WorkflowFixture {

  BenchmarkIdTests() {
    super(new Visited());
  }

  @Test
  void startsAnIdAgainOnceEverythingOfItWasDeleted() {
    bench.run(ID, Specs.small(1, 0));
    bench.items.delete("benchmarks", Map.of("benchmarkId", ID), List.of());
    for (Map<String, @Nullable Object> run : bench.runs()) {
      var key = Map.of("benchmarkId", ID, "runId", String.valueOf(run.get("runId")));
      bench.items.delete("runs", key, List.of());
    }

    assertThat(bench.run(ID, Specs.small(2, 0)).get("status")).isEqualTo("COMPLETE");
    assertThat(bench.samples()).isEqualTo(4);
  }

  @Test
  void refusesAnIdWhoseEarlierRunsAreStillThere() {
    bench.run(ID, Specs.small(1, 0));
    int executed = bench.worker.executed().size();
    bench.items.delete("benchmarks", Map.of("benchmarkId", ID), List.of());
    await().until(() -> !Times.text(java.time.Instant.now()).equals(lastPlanned()));

    var item = bench.run(ID, Specs.small(1, 0));

    assertThat(item.get("status")).isEqualTo("FAILED");
    assertThat(item.get("message")).asString().contains("an id that no other benchmark had");
    assertThat(bench.worker.executed()).hasSize(executed);
  }

  private String lastPlanned() {
    var transitions = bench.runs().getLast().get("transitions");
    return transitions instanceof List<?> list && list.getFirst() instanceof Map<?, ?> first
        ? String.valueOf(first.get("at"))
        : "";
  }

  /** Lines of two benchmarks under one id would be one sum. */
  @Test
  void refusesAnIdWhoseCostLinesAreStillThere() {
    var line =
        Map.<String, @Nullable Object>of("runId", "b1-0001", "lineId", "u:cpu", "benchmarkId", ID);
    bench.items.put("costs", line);
    var item = bench.run(ID, Specs.small(1, 0));

    assertThat(item.get("status")).isEqualTo("FAILED");
    assertThat(item.get("message")).asString().contains("its cost lines are still there");
    assertThat(bench.worker.executed()).isEmpty();
  }

  @Test
  void goesOnBesideItsOwnCostLines() {
    bench.worker.stepStatus = step -> configuration(step).equals("k=2") ? "FAILED" : "SUCCEEDED";
    bench.run(ID, Specs.small(1, 0));
    bench.items.put("costs", Map.of("runId", "b1-0001", "lineId", "u:cpu", "benchmarkId", ID));
    bench.worker.stepStatus = _ -> "SUCCEEDED";
    bench.retry(ID);
    bench.await(ID, 2);

    assertThat(bench.samples()).isEqualTo(2);
  }
}
