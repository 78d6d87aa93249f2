package io.benchtable.workflows.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.benchtable.workflows.benchmark.Status;
import io.benchtable.workflows.item.ItemUpdate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What fails a benchmark, or a configuration of it, and what does not. */
class BenchmarkFailureTests extends WorkflowFixture {

  private static final Visited VISITED = new Visited();

  BenchmarkFailureTests() {
    super(VISITED);
  }

  @AfterAll
  static void everyTransitionWasVisited() {
    VISITED.expectAllOf(Status.FAILED);
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
  void waitsForPricesThatCannotBeReadNow() {
    bench.costs.failing = "CheckPricing";
    bench.submit(ID, Specs.small(1, 0));
    await().atMost(Bench.LONG).until(() -> bench.costs.failures.get() > 1);
    assertThat(bench.benchmark(ID).get("status")).isEqualTo("PREPARING");
    bench.costs.failing = "";
    bench.await(ID, 1);

    assertThat(bench.benchmark(ID).get("status")).isEqualTo("COMPLETE");
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
  void countsNoCostOfARunThatNeverBegan() {
    bench.worker.openStatus = run -> run.equals("b1-0001") ? "FAILED" : "READY";
    bench.costs.failing = "JudgeBenchmark";
    bench.submit(ID, Specs.small(1, 0));
    await().atMost(Bench.LONG).until(() -> bench.costs.failures.get() > 0);
    var going = bench.benchmark(ID);
    bench.costs.failing = "";
    bench.await(ID, 1);

    assertThat(bench.costs.priced).hasSize(2);
    assertThat(going.get("totals")).asString().contains("billedCost=0.01", "unknownLines=0");
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

  private static Map<String, @Nullable Object> problem(String path) {
    var problem = new LinkedHashMap<String, @Nullable Object>();
    problem.put("path", path);
    problem.put("value", "missing");
    problem.put("expected", "something that is there");
    return problem;
  }
}
