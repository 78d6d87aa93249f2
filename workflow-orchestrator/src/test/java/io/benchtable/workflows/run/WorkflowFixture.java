package io.benchtable.workflows.run;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** An orchestrator in memory for each test, whose transitions are looked at afterwards. */
abstract class WorkflowFixture {

  static final String ID = "b1";

  Bench bench = new Bench();
  private final Visited visited;

  WorkflowFixture(Visited visited) {
    this.visited = visited;
  }

  @AfterEach
  void close() {
    visited.add(bench.items);
    bench.close();
  }

  /** Stops everything in the middle of a step; Temporal forgets, the items stay. */
  void restart(List<String> executed, FakeWorker next) {
    bench.temporal.shutdownNow();
    bench.close();
    executed.addAll(bench.worker.executed());
    bench = new Bench(bench.items, next, bench.costs);
  }

  static Map<?, ?> progress(Map<String, @Nullable Object> item) {
    return item.get("progress") instanceof Map<?, ?> progress ? progress : Map.of();
  }

  String configuration(String step) {
    var runId = step.substring(0, step.indexOf(' '));
    return bench.runs().stream()
        .filter(run -> runId.equals(run.get("runId")))
        .map(run -> String.valueOf(run.get("configurationId")))
        .findFirst()
        .orElse("");
  }
}
