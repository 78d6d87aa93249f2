package io.benchtable.workflows.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.workflows.benchmark.Status;
import io.benchtable.workflows.item.ItemUpdate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A benchmark may be cancelled in every status, and then goes no further. */
class BenchmarkCancelTests extends WorkflowFixture {

  private static final Visited VISITED = new Visited();

  BenchmarkCancelTests() {
    super(VISITED);
  }

  @AfterAll
  static void everyTransitionWasVisited() {
    VISITED.expectAllOf(Status.CANCELLED);
  }

  @Test
  void cancelsARunningBenchmark() throws InterruptedException {
    var blocking = new CountDownLatch(1);
    bench.worker.blocking = blocking;
    bench.submit(ID, Specs.small(3, 0));
    blocking.await();
    bench.changes.cancel(ID, bench.benchmark(ID));
    bench.await(ID, 1);

    var item = bench.benchmark(ID);
    assertThat(item.get("status")).isEqualTo("CANCELLED");
    assertThat(item.get("open")).isNull();
    assertThat(bench.runLines()).hasSize(6).allMatch(l -> l.endsWith("CANCELLED CANCELLED"));
    assertThat(bench.worker.calls).contains("CloseRun b1-0001", "CloseBenchmark b1");
    assertThat(bench.worker.executed()).hasSize(1);
  }

  @Test
  void cancelsWhilePreparingAndWhileWaitingForTheHost() throws InterruptedException {
    for (var activity : List.of("PrepareBenchmark", "OpenRun")) {
      var blocking = new CountDownLatch(1);
      bench.worker.blockingActivity = activity;
      bench.worker.blocking = blocking;
      bench.submit(activity, Specs.small(1, 0));
      blocking.await();
      bench.changes.cancel(activity, bench.benchmark(activity));
      bench.await(activity, 1);
      assertThat(bench.benchmark(activity).get("status")).isEqualTo("CANCELLED");
    }
    bench.worker.blocking = null;
    bench.retry("OpenRun");
    bench.await("OpenRun", 2);

    assertThat(bench.benchmark("OpenRun").get("status")).isEqualTo("COMPLETE");
    assertThat(bench.samples()).isEqualTo(2);
  }

  @Test
  void cancelsWhileAnInterruptedRunIsTidiedUp() throws InterruptedException {
    var blocking = new CountDownLatch(1);
    bench.worker.blocking = blocking;
    bench.submit(ID, Specs.small(2, 0));
    blocking.await();
    restart(new java.util.ArrayList<>(), new FakeWorker());
    bench.worker.onClose = () -> bench.workflows.cancel(ID, 1);
    assertThat(Reconciler.reconcile(bench.items, bench.workflows)).isEqualTo(1);
    bench.await(ID, 1);

    assertThat(bench.benchmark(ID).get("status")).isEqualTo("CANCELLED");
    assertThat(bench.worker.executed()).isEmpty();
  }

  @Test
  void cancelsBeforeAnythingWasDone() {
    var item = new LinkedHashMap<String, @Nullable Object>();
    item.put("benchmarkId", ID);
    item.put("spec", Specs.small(1, 0));
    bench.items.put("benchmarks", item);
    new BenchmarkItems(bench.items, java.time.InstantSource.system()).admit(ID, item);
    bench.items.update(
        "benchmarks", Map.of("benchmarkId", ID), ItemUpdate.update().set("cancelRequested", true));
    bench.workflows.start(ID, 1);
    bench.await(ID, 1);

    assertThat(bench.benchmark(ID).get("status")).isEqualTo("CANCELLED");
    assertThat(bench.worker.calls).isEmpty();
  }

  @Test
  void cancelsWhatWasDeletedAndLeavesItDeleted() throws InterruptedException {
    var blocking = new CountDownLatch(1);
    bench.worker.blocking = blocking;
    bench.submit(ID, Specs.small(3, 0));
    blocking.await();
    var last = bench.benchmark(ID);
    bench.items.delete("benchmarks", Map.of("benchmarkId", ID), List.of());
    bench.changes.cancel(ID, last);
    bench.await(ID, 1);

    assertThat(bench.items.all("benchmarks")).isEmpty();
    assertThat(bench.runLines()).allMatch(line -> line.contains("CANCELLED"));
  }
}
