package io.benchtable.workflows.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.benchtable.workflows.benchmark.Status;
import io.benchtable.workflows.item.ItemUpdate;
import io.benchtable.workflows.item.Times;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BenchmarkWorkflowTests {

  private static final String ID = "b1";
  private static final TreeSet<String> BENCHMARK_TRANSITIONS = new TreeSet<>();
  private static final TreeSet<String> RUN_TRANSITIONS = new TreeSet<>();

  private Bench bench = new Bench();

  @AfterEach
  void collectTransitions() {
    for (Map<String, @Nullable Object> item : bench.items.all("benchmarks")) {
      BENCHMARK_TRANSITIONS.addAll(Bench.transitions(item));
    }
    for (Map<String, @Nullable Object> item : bench.items.all("runs")) {
      RUN_TRANSITIONS.addAll(Bench.transitions(item));
    }
    bench.close();
  }

  /** The lifecycle allows nothing that never happens, and nothing happens that it forbids. */
  @AfterAll
  static void everyTransitionWasVisited() {
    var benchmark = new TreeSet<String>();
    var run = new TreeSet<String>();
    for (var from : Status.values()) {
      for (var to : Status.values()) {
        if (from.benchmarkMayBecome(to)) {
          benchmark.add(from + ">" + to);
        }
        if (from.runMayBecome(to)) {
          run.add(from + ">" + to);
        }
      }
    }
    assertThat(BENCHMARK_TRANSITIONS).isEqualTo(benchmark);
    assertThat(RUN_TRANSITIONS).isEqualTo(run);
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
  void failsAnInvalidSpecWithoutARun() {
    var spec = Specs.small(3, 1);
    spec.put("repetition", 5);
    var item = bench.run(ID, spec);

    assertThat(item.get("status")).isEqualTo("FAILED");
    assertThat(item.get("reason")).isEqualTo("INVALID_SPEC");
    assertThat(item.get("errors")).asString().contains("spec.repetition", "did you mean");
    assertThat(bench.runs()).isEmpty();
    assertThat(bench.worker.calls).isEmpty();
  }

  @Test
  void failsWithoutASpec() {
    assertThat(bench.run(ID, null).get("status")).isEqualTo("FAILED");
  }

  @Test
  void failsWhenPricesAreUnknownAndMayBeCorrected() {
    bench.costs.problems = List.of(problem("spec.pricing.book"));
    assertThat(bench.run(ID, Specs.small(1, 0)).get("errors")).asString().contains("pricing.book");

    bench.costs.problems = List.of();
    bench.items.update(
        "benchmarks",
        Map.of("benchmarkId", ID),
        ItemUpdate.update().set("spec", Specs.small(2, 0)));
    bench.retry(ID);
    bench.await(ID, 2);

    assertThat(bench.benchmark(ID).get("status")).isEqualTo("COMPLETE");
    assertThat(bench.benchmark(ID).get("errors")).isNull();
    assertThat(bench.samples()).isEqualTo(4);
  }

  @Test
  void failsWhenTheWorkerFindsProblems() {
    bench.worker.prepared =
        new WorkerActivities.Prepared(
            List.of(problem("spec.dataset.files.genome")), null, null, null);
    var item = bench.run(ID, Specs.small(1, 0));

    assertThat(item.get("status")).isEqualTo("FAILED");
    assertThat(item.get("errors")).asString().contains("dataset.files.genome");
    assertThat(bench.runs()).isEmpty();
  }

  @Test
  void showsAFailingConfigurationAndGoesOnWithTheOthers() {
    bench.worker.stepStatus = step -> configuration(step).equals("k=2") ? "FAILED" : "SUCCEEDED";
    var item = bench.run(ID, Specs.small(3, 1));

    assertThat(item.get("status")).isEqualTo("COMPLETE");
    assertThat(bench.samples()).isEqualTo(3);
    assertThat(bench.runLines())
        .filteredOn(line -> line.contains("k=2"))
        .containsExactlyInAnyOrder(
            "WARMUP k=2 FAILED EXIT_STATUS",
            "MEASURED k=2 CANCELLED CONFIGURATION_FAILED",
            "MEASURED k=2 CANCELLED CONFIGURATION_FAILED",
            "MEASURED k=2 CANCELLED CONFIGURATION_FAILED");
    var progress = progress(item);
    assertThat(progress.get("done")).hasToString("8");
    assertThat(progress.get("failed")).hasToString("1");
  }

  @Test
  void listsWhatIsNotCompleteWhereNobodyJudges() {
    bench.worker.stepStatus = step -> configuration(step).equals("k=2") ? "FAILED" : "SUCCEEDED";
    bench.costs.refusing = true;
    var item = bench.run(ID, Specs.small(1, 0));

    assertThat(item.get("status")).isEqualTo("COMPLETE");
    assertThat(item.get("verdict")).isNull();
    assertThat(item.get("incomplete")).isEqualTo(List.of("k=2"));

    bench.worker.stepStatus = _ -> "SUCCEEDED";
    bench.costs.refusing = false;
    bench.retry(ID);
    bench.await(ID, 2);
    assertThat(bench.benchmark(ID).get("incomplete")).isNull();
  }

  @Test
  void failsWhenNoConfigurationCompletes() {
    bench.worker.stepStatus = _ -> "FAILED";
    var item = bench.run(ID, Specs.small(2, 0));

    assertThat(item.get("status")).isEqualTo("FAILED");
    assertThat(item.get("reason")).isEqualTo("EXIT_STATUS");
    assertThat(item.get("message")).asString().contains("None of 2 configurations");
    assertThat(bench.worker.executed()).hasSize(2);
  }

  @Test
  void cancelsRunsWhoseSetUpFailed() {
    bench.worker.stepStatus = step -> step.endsWith("unpack") ? "FAILED" : "SUCCEEDED";
    var item = bench.run(ID, Specs.withSetup(1));

    assertThat(item.get("status")).isEqualTo("FAILED");
    assertThat(bench.runLines()).filteredOn(l -> l.endsWith("CANCELLED SETUP_FAILED")).hasSize(4);
    assertThat(bench.worker.executed()).hasSize(1);
  }

  @Test
  void repeatsAnInterruptedRunInItsPlace() {
    bench.worker.stepStatus = step -> step.startsWith("b1-0001 ") ? "INTERRUPTED" : "SUCCEEDED";
    bench.worker.openStatus = run -> run.equals("b1-0002") ? "INTERRUPTED" : "READY";
    var item = bench.run(ID, Specs.small(2, 0));

    assertThat(item.get("status")).isEqualTo("COMPLETE");
    assertThat(bench.samples()).isEqualTo(4);
    assertThat(bench.runs().stream().map(run -> run.get("runId")))
        .containsExactly("b1-0001", "b1-0001.2", "b1-0002", "b1-0002.2", "b1-0003", "b1-0004");
    assertThat(bench.runs().get(1).get("replaces")).isEqualTo("b1-0001");
    assertThat(bench.runLines().getFirst()).endsWith("FAILED INTERRUPTED");
    assertThat(bench.costs.priced).contains("b1-0001 false", "b1-0001.2 true");
  }

  @Test
  void givesUpOnARunThatIsAlwaysInterrupted() {
    bench.worker.stepStatus =
        step -> configuration(step).equals("k=2") ? "INTERRUPTED" : "SUCCEEDED";
    var item = bench.run(ID, Specs.small(1, 0));

    assertThat(item.get("status")).isEqualTo("COMPLETE");
    assertThat(bench.runLines()).filteredOn(line -> line.contains("INTERRUPTED")).hasSize(20);
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
  void doesNotRunAFailedConfigurationAgainAfterARestart() {
    bench.worker.stepStatus = _ -> "FAILED";
    bench.run(ID, Specs.small(2, 0));
    bench.items.update(
        "benchmarks",
        Map.of("benchmarkId", ID),
        ItemUpdate.update()
            .set("status", "RUNNING")
            .set("transitions", List.of(Map.of("status", "RUNNING")))
            .set("open", "open"));
    restart(new java.util.ArrayList<>(), new FakeWorker());
    assertThat(Reconciler.reconcile(bench.items, bench.workflows)).isEqualTo(1);
    bench.await(ID, 1);

    assertThat(bench.benchmark(ID).get("status")).isEqualTo("FAILED");
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

  @Test
  void keepsCompleteRunsWhenRetried() {
    bench.worker.stepStatus = step -> configuration(step).equals("k=2") ? "FAILED" : "SUCCEEDED";
    bench.run(ID, Specs.withSetup(2));
    bench.worker.stepStatus =
        step ->
            step.endsWith("count") && configuration(step).equals("k=2") ? "FAILED" : "SUCCEEDED";
    bench.retry(ID);
    bench.await(ID, 2);
    long before = bench.samples();
    int priced = bench.costs.priced.size();
    bench.worker.stepStatus = _ -> "SUCCEEDED";
    bench.retry(ID);
    bench.await(ID, 3);

    assertThat(before).isEqualTo(2);
    assertThat(bench.samples()).isEqualTo(4);
    assertThat(bench.benchmark(ID).get("status")).isEqualTo("COMPLETE");
    assertThat(bench.benchmark(ID).get("attempt")).hasToString("3");
    assertThat(bench.costs.priced.size() - priced).as("set-up twice, two runs").isEqualTo(4);
    assertThat(bench.worker.executed()).doesNotHaveDuplicates();
  }

  @Test
  void endsAtOnceWhenNothingIsLeft() {
    bench.run(ID, Specs.small(1, 0));
    int calls = bench.worker.executed().size();
    bench.retry(ID);
    bench.await(ID, 2);

    assertThat(bench.worker.executed()).hasSize(calls);
    assertThat(Bench.transitions(bench.benchmark(ID)))
        .endsWith("PREPARING>READY", "READY>COMPLETE");
  }

  @Test
  void goesOnWithASpecThatIsRefusedSinceItWasPlanned() {
    bench.worker.stepStatus = step -> configuration(step).equals("k=2") ? "FAILED" : "SUCCEEDED";
    bench.run(ID, Specs.small(1, 0));
    var earlier = Specs.small(1, 0);
    earlier.put("field", "of an earlier version");
    var hash = io.benchtable.workflows.item.Sha256.hex(PlainJson.writeSorted(earlier));
    bench.items.update(
        "benchmarks",
        Map.of("benchmarkId", ID),
        ItemUpdate.update().set("spec", earlier).set("specHash", hash));
    bench.worker.stepStatus = _ -> "SUCCEEDED";
    bench.retry(ID);
    bench.await(ID, 2);

    assertThat(bench.benchmark(ID).get("status")).isEqualTo("COMPLETE");
    assertThat(bench.samples()).isEqualTo(2);
    assertThat(bench.benchmark(ID).get("verdict")).asString().contains("Fastest");
  }

  @Test
  void goesOnWhereItHasMeasured() {
    bench.worker.stepStatus = step -> configuration(step).equals("k=2") ? "FAILED" : "SUCCEEDED";
    bench.run(ID, Specs.small(1, 0));
    bench.retry(ID);
    bench.await(ID, 2);

    assertThat(bench.worker.preparedOn).containsExactly("jobs.default", FakeWorker.QUEUE);
  }

  @Test
  void doesNotMixSamplesOfTwoHosts() {
    bench.worker.stepStatus = step -> configuration(step).equals("k=2") ? "FAILED" : "SUCCEEDED";
    bench.run(ID, Specs.small(1, 0));
    bench.worker.hostname = "lab-8";
    bench.retry(ID);
    bench.await(ID, 2);

    assertThat(bench.benchmark(ID).get("status")).isEqualTo("FAILED");
    assertThat(bench.benchmark(ID).get("errors")).asString().contains("lab-8");
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

  private String lastPlanned() {
    var transitions = bench.runs().getLast().get("transitions");
    return transitions instanceof List<?> list && list.getFirst() instanceof Map<?, ?> first
        ? String.valueOf(first.get("at"))
        : "";
  }

  @Test
  void leavesAPutOverWithStatusWaitingToTheGuardAndRetriesAfterwards() {
    bench.worker.stepStatus = step -> configuration(step).equals("k=2") ? "FAILED" : "SUCCEEDED";
    bench.run(ID, Specs.small(1, 0));
    var before = bench.benchmark(ID);
    var put = new LinkedHashMap<String, @Nullable Object>();
    put.put("benchmarkId", ID);
    put.put("spec", Specs.small(1, 0));
    put.put("status", "WAITING");
    bench.items.put("benchmarks", put);
    bench.guard.restore(ID, before, put);
    bench.changes.start(ID, java.util.Optional.of(before), put);
    var two = BenchmarkWorkflows.workflowId(ID, 2);
    assertThatThrownBy(() -> bench.temporal.getWorkflowClient().fetchHistory(two))
        .hasMessageContaining("NOT_FOUND");

    bench.worker.stepStatus = _ -> "SUCCEEDED";
    bench.retry(ID);
    bench.await(ID, 2);
    assertThat(bench.samples()).isEqualTo(2);
  }

  @Test
  void keepsTheVersionOfItsPriceBookWhenRetried() {
    bench.worker.stepStatus = step -> configuration(step).equals("k=2") ? "FAILED" : "SUCCEEDED";
    bench.run(ID, Specs.small(1, 0));
    bench.costs.newest = "2026-12-01";
    bench.retry(ID);
    bench.await(ID, 2);

    assertThat(bench.benchmark(ID).get("priceBook")).asString().contains("2026-11-01");
  }

  @Test
  void pricesARunWhoseWorkflowWasLostAfterItHadEnded() {
    bench.run(ID, Specs.small(1, 0));
    var run = Map.of("benchmarkId", ID, "runId", "b1-0001");
    bench.items.update("runs", run, ItemUpdate.update().remove("cost"));
    bench.costs.priced.clear();
    bench.retry(ID);
    bench.await(ID, 2);

    assertThat(bench.costs.priced).containsExactly("b1-0001 true");
    assertThat(bench.runs().getFirst().get("cost")).asString().contains("0.01");
  }

  @Test
  void continuesInANewHistory() {
    var item = bench.run(ID, Specs.small(101, 3));

    assertThat(item.get("status")).isEqualTo("COMPLETE");
    assertThat(bench.samples()).isEqualTo(202);
    assertThat(bench.worker.executed()).hasSize(208).doesNotHaveDuplicates();
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

  /** Stops everything in the middle of a step; Temporal forgets, the items stay. */
  private void restart(List<String> executed, FakeWorker next) {
    bench.temporal.shutdownNow();
    bench.close();
    executed.addAll(bench.worker.executed());
    bench = new Bench(bench.items, next, bench.costs);
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

  private static Map<?, ?> progress(Map<String, @Nullable Object> item) {
    return item.get("progress") instanceof Map<?, ?> progress ? progress : Map.of();
  }

  private String configuration(String step) {
    var runId = step.substring(0, step.indexOf(' '));
    return bench.runs().stream()
        .filter(run -> runId.equals(run.get("runId")))
        .map(run -> String.valueOf(run.get("configurationId")))
        .findFirst()
        .orElse("");
  }

  private static Map<String, @Nullable Object> problem(String path) {
    var problem = new LinkedHashMap<String, @Nullable Object>();
    problem.put("path", path);
    problem.put("value", "missing");
    problem.put("expected", "something that is there");
    return problem;
  }
}
