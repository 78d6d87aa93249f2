package io.benchtable.workflows.run;

import io.benchtable.workflows.benchmark.Status;
import io.benchtable.workflows.item.InMemoryItems;
import io.benchtable.workflows.item.ItemUpdate;
import io.benchtable.workflows.item.TableDefinition;
import io.temporal.client.WorkflowClient;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A whole orchestrator in memory; closing it and opening another on the same items is a restart.
 */
final class Bench implements AutoCloseable {

  /** The cost analyzer's. */
  private static final TableDefinition COSTS =
      new TableDefinition(
          "costs",
          "runId",
          Optional.of("lineId"),
          List.of(new TableDefinition.Index("by-benchmark", "benchmarkId", "runId")));

  final InMemoryItems items;
  final FakeWorker worker;
  final FakeCosts costs;
  final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();
  final BenchmarkChanges changes;
  final BenchmarkGuard guard;
  final BenchmarkWorkflows workflows;
  final BenchmarkActivities activities;

  Bench() {
    this(new InMemoryItems(), new FakeWorker(), new FakeCosts());
  }

  Bench(InMemoryItems items, FakeWorker fakeWorker, FakeCosts fakeCosts) {
    this.items = items;
    worker = fakeWorker;
    costs = fakeCosts;
    items.ensure(BenchmarkTables.BENCHMARKS);
    items.ensure(BenchmarkTables.RUNS);
    items.ensure(COSTS);
    var clock = InstantSource.system();
    var benchmarks = new BenchmarkItems(items, clock);
    workflows = new BenchmarkWorkflows(temporal.getWorkflowClient());
    changes = new BenchmarkChanges(benchmarks, workflows);
    guard = new BenchmarkGuard(items);
    var ours = temporal.newWorker(WorkflowRegistration.TASK_QUEUE, WorkflowEngine.options());
    ours.registerWorkflowImplementationTypes(BenchmarkWorkflowImpl.class);
    activities =
        new ItemBenchmarkActivities(
            benchmarks, new RunItems(items, clock), new Signer("key"), clock, "in memory");
    ours.registerActivitiesImplementations(activities);
    temporal.newWorker("jobs.default").registerActivitiesImplementations(worker);
    temporal.newWorker(FakeWorker.QUEUE).registerActivitiesImplementations(worker);
    temporal.newWorker(CostActivities.TASK_QUEUE).registerActivitiesImplementations(costs);
    temporal.start();
  }

  /** Puts a benchmark, as a user does, and hands the change to the module, as the router does. */
  void submit(String id, @Nullable Object spec) {
    var item = new LinkedHashMap<String, @Nullable Object>();
    item.put("benchmarkId", id);
    item.put("spec", spec);
    items.put("benchmarks", item);
    changes.start(id, Optional.empty(), benchmark(id));
  }

  void retry(String id) {
    var before = benchmark(id);
    askForRetry(id);
    changes.start(id, Optional.of(before), benchmark(id));
  }

  /** Asks for another attempt; nobody hears of it. */
  void askForRetry(String id) {
    items.update(
        "benchmarks", Map.of("benchmarkId", id), ItemUpdate.update().set("status", "WAITING"));
  }

  /** Waits until an attempt's workflow, with all that continue it, has ended. */
  void await(String id, int attempt) {
    WorkflowClient client = temporal.getWorkflowClient();
    CompletableFuture<Void> result =
        client
            .newUntypedWorkflowStub(BenchmarkWorkflows.workflowId(id, attempt))
            .getResultAsync(60, TimeUnit.SECONDS, Void.class);
    result.orTimeout(60, TimeUnit.SECONDS).join();
  }

  Map<String, @Nullable Object> run(String id, @Nullable Object spec) {
    submit(id, spec);
    await(id, 1);
    return benchmark(id);
  }

  Map<String, @Nullable Object> benchmark(String id) {
    return items.get("benchmarks", Map.of("benchmarkId", id)).orElseThrow();
  }

  List<Map<String, @Nullable Object>> runs() {
    return items.all("runs");
  }

  /** Runs as {@code kind configuration status reason}. */
  List<String> runLines() {
    var lines = new ArrayList<String>();
    for (Map<String, @Nullable Object> run : runs()) {
      lines.add(
          "%s %s %s %s"
              .formatted(
                  run.get("kind"),
                  run.get("configurationId"),
                  run.get("status"),
                  run.get("reason")));
    }
    return lines;
  }

  long samples() {
    return runs().stream().filter(run -> Boolean.TRUE.equals(run.get("sample"))).count();
  }

  /** Every transition of an item, as {@code A>B}. */
  static List<String> transitions(Map<String, @Nullable Object> item) {
    var steps = new ArrayList<String>();
    var last = "";
    if (item.get("transitions") instanceof List<?> list) {
      for (var element : list) {
        var status = String.valueOf(((Map<?, ?>) element).get("status"));
        if (!last.isEmpty()) {
          steps.add(last + ">" + status);
        }
        last = status;
      }
    }
    return steps;
  }

  static Status status(Map<String, @Nullable Object> item) {
    return BenchmarkItems.status(item);
  }

  static final Duration LONG = Duration.ofSeconds(30);

  @Override
  public void close() {
    temporal.close();
  }
}
