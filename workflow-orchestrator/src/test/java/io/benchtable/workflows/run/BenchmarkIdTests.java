package io.benchtable.workflows.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.benchtable.workflows.item.Times;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
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
  void leavesABenchmarkAloneThatIsPutUnderTheIdOfADeletedOne() throws InterruptedException {
    var blocking = new CountDownLatch(1);
    bench.worker.blockingActivity = "PrepareBenchmark";
    bench.worker.blocking = blocking;
    bench.submit(ID, Specs.small(3, 0));
    blocking.await();
    var deleted = bench.benchmark(ID);
    await().until(() -> !Times.text(Instant.now()).equals(deleted.get("submittedAt")));
    bench.items.delete("benchmarks", Map.of("benchmarkId", ID), List.of());
    bench.submit(ID, Specs.small(1, 0));
    bench.changes.cancel(ID, deleted);
    bench.await(ID, 1);
    assertThat(bench.benchmark(ID).get("status")).isEqualTo("WAITING");

    bench.worker.blocking = null;
    assertThat(Reconciler.reconcile(bench.items, bench.workflows)).isEqualTo(1);
    bench.await(ID, 1);
    assertThat(bench.benchmark(ID).get("status")).isEqualTo("COMPLETE");
    assertThat(bench.samples()).isEqualTo(2);
  }

  @Test
  void refusesAnIdWhoseEarlierRunsAreStillThere() {
    bench.run(ID, Specs.small(1, 0));
    int executed = bench.worker.executed().size();
    bench.items.delete("benchmarks", Map.of("benchmarkId", ID), List.of());
    await().until(() -> !Times.text(Instant.now()).equals(lastPlanned()));

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
