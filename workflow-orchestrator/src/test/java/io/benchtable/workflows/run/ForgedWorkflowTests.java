package io.benchtable.workflows.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.workflows.item.ItemUpdate;
import io.benchtable.workflows.item.ItemsUnavailableException;
import io.benchtable.workflows.run.BenchmarkActivities.Asked;
import io.benchtable.workflows.run.BenchmarkInput.Context;
import io.benchtable.workflows.run.BenchmarkInput.Progress;
import io.benchtable.workflows.run.WorkerActivities.Prepared;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.failure.ApplicationFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Temporal lets anybody on the host in: no command is signed that no item shows. */
class ForgedWorkflowTests {

  private static final String ID = "b1";
  private static final Map<String, String> KEY = Map.of("benchmarkId", ID);

  private final Bench bench = new Bench();

  @BeforeEach
  void aBenchmarkThatWaitsForMore() {
    bench.run(ID, Specs.small(1, 0));
    bench.items.update(
        "benchmarks", KEY, ItemUpdate.update().set("status", "RUNNING").set("open", "open"));
    bench.items.update(
        "runs",
        Map.of("benchmarkId", ID, "runId", "b1-0002"),
        ItemUpdate.update().set("status", "WAITING"));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void runsNoCommandOfAForgedSpec() {
    var spec = Specs.small(1, 0);
    spec.put(
        "pipeline", List.of(Map.of("name", "evil", "command", List.of("sh", "-c", "id > /tmp/x"))));
    int executed = bench.worker.executed().size();
    var workflow =
        bench
            .temporal
            .getWorkflowClient()
            .newWorkflowStub(
                BenchmarkWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId("forged")
                    .setTaskQueue(WorkflowRegistration.TASK_QUEUE)
                    .build());
    WorkflowClient.start(
        workflow::run, new BenchmarkInput(ID, 1, progress(context(spec, List.of()))));

    assertThatThrownBy(
            () ->
                bench
                    .temporal
                    .getWorkflowClient()
                    .newUntypedWorkflowStub("forged")
                    .getResult(Void.class))
        .isInstanceOf(WorkflowFailedException.class)
        .rootCause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> assertThat(failure.getType()).isEqualTo(PlannedBenchmark.OTHER));
    assertThat(bench.worker.executed()).hasSize(executed);
    assertThat(bench.benchmark(ID).get("status")).isEqualTo("RUNNING");
  }

  @Test
  void signsNothingForAForgedDatasetOrAttempt() {
    var file = Map.<String, @Nullable Object>of("name", "key", "path", "/home/u/.ssh/id_rsa");
    other(() -> bench.activities.next(progress(context(Specs.small(1, 0), List.of(file)))));
    other(() -> bench.activities.plan(asked(Specs.small(1, 0), List.of(file), "key")));
    other(() -> bench.activities.plan(asked(Specs.small(2, 0), List.of(), "key")));

    var honest = context(Specs.small(1, 0), List.of());
    var later =
        new Context(
            ID,
            7,
            null,
            honest.spec(),
            honest.worker(),
            honest.host(),
            List.of(),
            honest.priceBook());
    assertThat(bench.activities.next(progress(later)).runId()).isEmpty();
    other(
        () ->
            bench.activities.next(
                progress(
                    new Context(
                        ID,
                        1,
                        null,
                        honest.spec(),
                        Map.of("taskQueue", "jobs.default@rogue"),
                        honest.host(),
                        List.of(),
                        honest.priceBook()))));
    assertThat(bench.activities.next(progress(honest)).runId()).isEqualTo("b1-0002");
  }

  @Test
  void endsABenchmarkThatSomebodyElsePrepared() {
    bench.worker.resultKey = "another key";
    var item = bench.run("b2", Specs.small(1, 0));

    assertThat(item.get("status")).isEqualTo("FAILED");
    assertThat(item.get("message"))
        .isEqualTo(
            "Expected Plan to succeed, but PrepareBenchmark of b2 was answered by somebody else:"
                + " expected a worker of this platform to have signed the result, but it is not");
    assertThat(bench.runLines()).hasSize(2);
  }

  @Test
  void plansNothingWithAResultOfAnotherRequest() {
    var one = asked(Specs.small(1, 0), List.of(), "key");
    var spec = Specs.small(1, 0);
    spec.put("software", Map.of("path", List.of("/opt/evil")));
    var another = asked(spec, List.of(), "key");
    for (var forged :
        List.of(
            new Asked(
                ID, 1, null, one.spec(), one.priceBook(), another.request(), another.result()),
            new Asked(ID, 1, null, one.spec(), one.priceBook(), one.request(), another.result()),
            new Asked(
                ID,
                1,
                null,
                one.spec(),
                one.priceBook(),
                one.request(),
                new SignedResult(null, null)),
            new Asked(ID, 1, null, one.spec(), one.priceBook(), one.request(), null))) {
      assertThatThrownBy(() -> bench.activities.plan(forged))
          .isInstanceOf(ApplicationFailure.class)
          .hasMessageContaining("answered by somebody else");
    }
    bench.items.update("benchmarks", KEY, ItemUpdate.update().set("status", "PREPARING"));
    assertThat(bench.activities.plan(one).context()).isNotNull();
  }

  @Test
  void waitsWhileTheItemIsNotRestored() {
    bench.items.update("benchmarks", KEY, ItemUpdate.update().remove("specHash"));

    assertThatThrownBy(() -> bench.activities.next(progress(context(Specs.small(1, 0), List.of()))))
        .isInstanceOf(ItemsUnavailableException.class);
  }

  @Test
  void waitsWhileACopyOfAnotherBenchmarkIsInThePlace() {
    var known = context(Specs.small(1, 0), List.of());
    bench.items.update(
        "benchmarks", KEY, ItemUpdate.update().set("specHash", "of another").set("seed", "1"));

    assertThatThrownBy(() -> bench.activities.next(progress(known)))
        .isInstanceOf(ItemsUnavailableException.class);
  }

  @Test
  void tellsABenchmarkFromAnotherUnderItsId() {
    var known = context(Specs.small(1, 0), List.of());
    bench.items.update("benchmarks", KEY, ItemUpdate.update().remove("submittedAt"));
    assertThatThrownBy(() -> bench.activities.next(progress(known)))
        .isInstanceOf(ItemsUnavailableException.class);

    bench.items.update(
        "benchmarks",
        KEY,
        ItemUpdate.update().set("submittedAt", "2026-11-25T00:00:00.000Z").remove("seed"));
    assertThat(bench.activities.next(progress(known)).runId()).isEmpty();
    bench.activities.end(progress(known), new BenchmarkActivities.Ending(true, null));
    bench.activities.fail(ID, 1, "Expected another, but it is gone", known.submittedAt());
    assertThat(bench.benchmark(ID).get("status")).isEqualTo("RUNNING");
  }

  @Test
  void cancelsWhatIsLeftOfABenchmarkThatIsGone() {
    var known = context(Specs.small(1, 0), List.of());
    bench.items.delete("benchmarks", KEY, List.of());

    var next = bench.activities.next(progress(known));

    assertThat(next.runId()).isEmpty();
    assertThat(bench.runLines()).last().asString().endsWith("CANCELLED CANCELLED");
  }

  @Test
  void failsWhatCannotEvenBegin() {
    bench.items.update("benchmarks", KEY, ItemUpdate.update().set("status", "WAITING"));

    bench.activities.fail(ID, 1, "Expected Begin to succeed, but it did not", null);

    assertThat(bench.benchmark(ID).get("status")).isEqualTo("FAILED");
    assertThat(bench.benchmark(ID).get("reason")).isEqualTo("WORKFLOW_FAILED");
  }

  private static Asked asked(
      Map<String, @Nullable Object> spec, List<Map<String, @Nullable Object>> dataset, String key) {
    var json = PlainJson.writeSorted(spec);
    var requests = Planning.of(ID, json).requests();
    var request = new Signer("key").sign("PrepareBenchmark", requests.prepare());
    var worker = new LinkedHashMap<String, @Nullable Object>(Map.of("taskQueue", FakeWorker.QUEUE));
    var host = new LinkedHashMap<String, @Nullable Object>(Map.of("hostname", "lab-7"));
    var prepared = new Prepared(List.of(), worker, host, dataset);
    var result = FakeWorker.signed(request, prepared, key);
    return new Asked(ID, 1, null, json, Map.of(), request, result);
  }

  private static void other(Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> assertThat(failure.getType()).isEqualTo(PlannedBenchmark.OTHER));
  }

  private Context context(
      Map<String, @Nullable Object> spec, List<Map<String, @Nullable Object>> dataset) {
    return new Context(
        ID,
        1,
        String.valueOf(bench.benchmark(ID).get("submittedAt")),
        PlainJson.writeSorted(spec),
        shown("worker"),
        Map.of(),
        dataset,
        shown("priceBook"));
  }

  private Map<String, @Nullable Object> shown(String attribute) {
    var shown = new LinkedHashMap<String, @Nullable Object>();
    ((Map<?, ?>) Objects.requireNonNull(bench.benchmark(ID).get(attribute)))
        .forEach((name, value) -> shown.put(String.valueOf(name), value));
    return shown;
  }

  private static Progress progress(Context context) {
    return new Progress(
        context, "", 2, 1, 0, 1, "2026-11-24T10:15:31.456Z", Spending.NOTHING, null);
  }
}
