package io.benchtable.workflows.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.benchtable.workflows.benchmark.Status;
import io.benchtable.workflows.item.ItemUpdate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What is left to do comes from the items, whatever was stopped, lost or not heard of. */
class BenchmarkRestartTests extends WorkflowFixture {

  private static final Visited VISITED = new Visited();

  BenchmarkRestartTests() {
    super(VISITED);
  }

  @AfterAll
  static void everyTransitionWasVisited() {
    VISITED.expectAllAmong(EnumSet.range(Status.WAITING, Status.RUNNING));
  }

  @Test
  void startsWhatNobodyHeardOf() {
    bench.worker.stepStatus = _ -> "FAILED";
    bench.run("over", Specs.small(1, 0));
    bench.run("retried", Specs.small(1, 0));
    bench.worker.stepStatus = _ -> "SUCCEEDED";
    bench.items.update(
        "benchmarks",
        Map.of("benchmarkId", "retried"),
        ItemUpdate.update().set("cancelRequested", true));
    bench.askForRetry("retried");
    bench.items.put("benchmarks", Map.of("benchmarkId", "put", "spec", Specs.small(1, 0)));
    bench.changes.recover();
    bench.changes.recover();
    bench.await("put", 1);
    bench.await("retried", 2);

    assertThat(bench.benchmark("put").get("status")).isEqualTo("COMPLETE");
    assertThat(bench.benchmark("retried").get("status")).isEqualTo("COMPLETE");
    assertThat(bench.benchmark("over").get("attempt")).hasToString("1");
    assertThat(bench.worker.executed()).doesNotHaveDuplicates();
  }

  @Test
  void losesAndDoublesNothingWhenRestarted() throws InterruptedException {
    var executed = new java.util.ArrayList<String>();
    var blocking = block(bench.worker);
    bench.submit(ID, Specs.withSetup(10));
    for (int restart = 1; restart <= 3; restart++) {
      blocking.await();
      var next = new FakeWorker();
      blocking = restart < 3 ? block(next) : new CountDownLatch(0);
      restart(executed, next);
      assertThat(Reconciler.reconcile(bench.items, bench.workflows)).isEqualTo(1);
    }
    await().atMost(Bench.LONG).until(() -> Bench.status(bench.benchmark(ID)).isTerminal());
    executed.addAll(bench.worker.executed());

    assertThat(bench.benchmark(ID).get("status")).isEqualTo("COMPLETE");
    assertThat(bench.samples()).isEqualTo(20);
    assertThat(executed).doesNotHaveDuplicates();
    assertThat(bench.runLines()).filteredOn(l -> l.endsWith("FAILED INTERRUPTED")).hasSize(3);
  }

  /** In the middle of the sixth step. */
  private static CountDownLatch block(FakeWorker worker) {
    var blocking = new CountDownLatch(1);
    worker.unblocked.set(5);
    worker.blocking = blocking;
    return blocking;
  }

  @Test
  void startsAgainFromEveryStatus() {
    for (var status : List.of("WAITING", "PREPARING", "READY", "RUNNING")) {
      var id = "b-" + status;
      bench.run(id, Specs.small(1, 0));
      bench.items.update(
          "benchmarks",
          Map.of("benchmarkId", id),
          ItemUpdate.update()
              .set("status", status)
              .set("transitions", List.of(Map.of("status", status)))
              .set("attempt", 2)
              .set("open", "open"));
    }
    assertThat(Reconciler.reconcile(bench.items, bench.workflows)).isEqualTo(4);
    for (var status : List.of("WAITING", "PREPARING", "READY", "RUNNING")) {
      bench.await("b-" + status, 2);
      assertThat(bench.benchmark("b-" + status).get("status")).isEqualTo("COMPLETE");
    }
  }
}
