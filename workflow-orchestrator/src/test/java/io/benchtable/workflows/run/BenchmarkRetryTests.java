package io.benchtable.workflows.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.workflows.benchmark.Status;
import io.benchtable.workflows.item.ItemUpdate;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A retry keeps what is complete, and what it was measured and priced with. */
class BenchmarkRetryTests extends WorkflowFixture {

  private static final Visited VISITED = new Visited();

  BenchmarkRetryTests() {
    super(VISITED);
  }

  @AfterAll
  static void everyTransitionWasVisited() {
    VISITED.expectAllOf(Status.COMPLETE);
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
  void makesOneRunAgainThatWasNamed() {
    bench.worker.stepStatus = step -> step.startsWith("b1-0004 ") ? "FAILED" : "SUCCEEDED";
    bench.run(ID, Specs.small(3, 0));
    assertThat(bench.benchmark(ID).get("status")).isEqualTo("COMPLETE");
    assertThat(bench.samples()).as("the rest of its configuration is cancelled").isLessThan(6);
    long samples = bench.samples();
    int executed = bench.worker.executed().size();
    bench.worker.stepStatus = _ -> "SUCCEEDED";
    bench.items.update(
        "benchmarks",
        Map.of("benchmarkId", ID),
        ItemUpdate.update().set("retryRuns", List.of("b1-0004", "b1-0001")));
    bench.retry(ID);
    bench.await(ID, 2);

    assertThat(bench.worker.executed()).hasSize(executed + 1).endsWith("b1-0004.2");
    assertThat(bench.samples()).isEqualTo(samples + 1);
    var item = bench.benchmark(ID);
    assertThat(item).doesNotContainKey("retryRuns");
    assertThat(item.get("message"))
        .isEqualTo("Expected a run that gave no sample to retry, but it has: b1-0001");
    assertThat(item.get("verdict")).asString().contains("Fastest");
  }

  @Test
  void keepsWhatWasSpentWhenTheRetryIsRefused() {
    bench.worker.stepStatus = step -> configuration(step).equals("k=2") ? "FAILED" : "SUCCEEDED";
    bench.run(ID, Specs.small(2, 0));
    bench.costs.problems = List.of(Map.of("path", "spec.pricing.book", "expected", "a book"));
    bench.retry(ID);
    bench.await(ID, 2);

    var item = bench.benchmark(ID);
    assertThat(item.get("status")).isEqualTo("FAILED");
    assertThat(item.get("totals"))
        .isEqualTo(
            Map.of(
                "billedCost",
                "0.03",
                "currency",
                "USD",
                "completeness",
                "complete",
                "unknownLines",
                BigDecimal.ZERO));
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
    plannedWith(earlier);
    bench.worker.stepStatus = _ -> "SUCCEEDED";
    bench.retry(ID);
    bench.await(ID, 2);

    assertThat(bench.benchmark(ID).get("status")).isEqualTo("COMPLETE");
    assertThat(bench.samples()).isEqualTo(2);
    assertThat(bench.benchmark(ID).get("verdict")).asString().contains("Fastest");
  }

  @Test
  void refusesByFieldWhatCannotBeReadSinceItWasPlanned() {
    bench.worker.stepStatus = step -> configuration(step).equals("k=2") ? "FAILED" : "SUCCEEDED";
    bench.run(ID, Specs.small(1, 0));
    int executed = bench.worker.executed().size();
    var earlier = Specs.small(1, 0);
    earlier.put("field", "of an earlier version");
    earlier.put("checks", Map.of("distinct", 42));
    plannedWith(earlier);
    bench.retry(ID);
    bench.await(ID, 2);

    assertThat(bench.benchmark(ID).get("status")).isEqualTo("FAILED");
    assertThat(bench.benchmark(ID).get("reason")).isEqualTo("INVALID_SPEC");
    assertThat(bench.benchmark(ID).get("errors"))
        .asString()
        .contains("spec.checks", "a list")
        .doesNotContain("spec.field");
    assertThat(bench.worker.executed()).hasSize(executed);
  }

  private void plannedWith(Map<String, @Nullable Object> spec) {
    var hash = io.benchtable.workflows.item.Sha256.hex(PlainJson.writeSorted(spec));
    bench.items.update(
        "benchmarks",
        Map.of("benchmarkId", ID),
        ItemUpdate.update().set("spec", spec).set("specHash", hash));
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
}
