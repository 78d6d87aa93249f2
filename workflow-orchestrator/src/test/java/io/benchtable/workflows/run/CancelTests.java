package io.benchtable.workflows.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.benchtable.workflows.item.ItemUpdate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody who cancels is waiting, whatever the benchmark waits for. */
class CancelTests {

  private static final String ID = "b1";

  private Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void cancelsWhileARunCannotBePriced() {
    bench.costs.failing = "PriceRun";
    bench.submit(ID, Specs.small(3, 0));
    await().atMost(Bench.LONG).until(() -> bench.costs.failures.get() > 0);
    bench.changes.cancel(ID, bench.benchmark(ID));
    bench.await(ID, 1);

    assertThat(bench.benchmark(ID).get("status")).isEqualTo("CANCELLED");
    assertThat(bench.worker.executed()).hasSize(1);
  }

  /** A cancel may meet the end of what it is to cancel. */
  @Test
  void cancelsAtAnyMoment() {
    for (int calls = 0; calls < 24; calls++) {
      var id = "b-" + calls;
      int enough = bench.worker.calls.size() + calls;
      bench.submit(id, Specs.small(10, 0));
      await()
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(1))
          .atMost(Bench.LONG)
          .until(() -> bench.worker.calls.size() >= enough);
      bench.changes.cancel(id, bench.benchmark(id));
    }
    for (int calls = 0; calls < 24; calls++) {
      bench.await("b-" + calls, 1);
      assertThat(bench.benchmark("b-" + calls).get("status")).isEqualTo("CANCELLED");
    }
  }

  /** The orchestrator may hear of a retry only when it was cancelled already. */
  @Test
  void cancelsARetryThatNobodyHasHeardOfYet() {
    bench.worker.stepStatus = _ -> "FAILED";
    bench.run(ID, Specs.small(1, 0));
    bench.worker.stepStatus = _ -> "SUCCEEDED";
    bench.worker.blocking = new CountDownLatch(1);
    var failed = bench.benchmark(ID);
    bench.askForRetry(ID);
    var retried = bench.benchmark(ID);
    bench.items.update(
        "benchmarks", Map.of("benchmarkId", ID), ItemUpdate.update().set("cancelRequested", true));
    var cancelled = bench.benchmark(ID);
    assertThat(bench.changes.start(ID, Optional.of(failed), retried)).isTrue();
    assertThat(bench.changes.cancel(ID, cancelled)).isTrue();
    bench.await(ID, 2);

    assertThat(bench.benchmark(ID).get("status")).isEqualTo("CANCELLED");
    assertThat(bench.changes.cancel(ID, bench.benchmark(ID))).as("it is over").isFalse();
  }

  @Test
  void cancelsWhileItCannotBeJudgedAndClosesIt() {
    bench.costs.failing = "JudgeBenchmark";
    bench.submit(ID, Specs.small(1, 0));
    await().atMost(Bench.LONG).until(() -> bench.costs.failures.get() > 0);
    var going = bench.benchmark(ID);
    bench.changes.cancel(ID, going);
    bench.await(ID, 1);

    assertThat(going.get("status")).isEqualTo("RUNNING");
    assertThat(going.get("totals")).as("spent so far").asString().contains("0.02");
    assertThat(bench.benchmark(ID).get("status")).isEqualTo("CANCELLED");
    assertThat(bench.benchmark(ID).get("totals")).isEqualTo(going.get("totals"));
    assertThat(bench.worker.calls).contains("CloseBenchmark b1");
  }

  @Test
  void closesABenchmarkThatCannotGoOn() {
    bench.worker.refusing = "ExecuteJob";
    var item = bench.run(ID, Specs.withSetup(1));

    assertThat(item.get("status")).isEqualTo("FAILED");
    assertThat(item.get("reason")).isEqualTo("WORKFLOW_FAILED");
    assertThat(item.get("message")).asString().contains("ExecuteJob");
    assertThat(bench.worker.calls).contains("CloseBenchmark b1");
  }

  /** What was spent until then is spent. */
  @Test
  void sumsWhatABenchmarkCostThatCannotGoOn() {
    bench.worker.openStatus =
        run -> {
          bench.worker.refusing = run.equals("b1-0003") ? "ExecuteJob" : "";
          return "READY";
        };
    var item = bench.run(ID, Specs.small(2, 0));

    assertThat(item.get("reason")).isEqualTo("WORKFLOW_FAILED");
    assertThat(item.get("totals"))
        .isEqualTo(
            Map.of(
                "billedCost", "0.02",
                "currency", "USD",
                "completeness", "partial",
                "unknownLines", new java.math.BigDecimal(1)));
  }

  @Test
  void waitsForTheWorkerThatIsToRemoveWhatSetUpLeft() {
    bench.worker.failingCloses.set(15);
    var item = bench.run(ID, Specs.withSetup(1));

    assertThat(item.get("status")).isEqualTo("COMPLETE");
    assertThat(bench.worker.calls).filteredOn("CloseBenchmark b1"::equals).hasSize(16);
  }

  @Test
  void preparesAgainWhenAWorkerLostItsHeartbeat() {
    bench.worker.lostHeartbeats.set(2);
    var item = bench.run(ID, Specs.small(1, 0));

    assertThat(item.get("status")).isEqualTo("COMPLETE");
  }

  @Test
  void cancelsTheRunsOfABenchmarkThatIsCancelledWhileNothingRunsIt() throws InterruptedException {
    var blocking = new CountDownLatch(1);
    bench.worker.blocking = blocking;
    bench.submit(ID, Specs.small(2, 0));
    blocking.await();
    bench.temporal.shutdownNow();
    bench.close();
    bench.items.update(
        "benchmarks", Map.of("benchmarkId", ID), ItemUpdate.update().set("cancelRequested", true));
    bench = new Bench(bench.items, new FakeWorker(), bench.costs);
    bench.workflows.start(ID, 1);
    bench.await(ID, 1);

    assertThat(bench.benchmark(ID).get("status")).isEqualTo("CANCELLED");
    assertThat(bench.runLines()).hasSize(4).allMatch(line -> line.endsWith("CANCELLED CANCELLED"));
  }
}
