package io.benchtable.workflows.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.WorkflowReplayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Histories of workflows that earlier versions began are replayed by this one. To write them anew
 * (and lose the promise to workflows that run now), run this test with {@code
 * BENCHTABLE_WRITE_HISTORIES=true} in the environment, and commit what it wrote.
 */
class BenchmarkHistoryTests {

  private static final Path STORED = Path.of("src/test/resources/histories");
  private static final String ID = "history";

  @Test
  void replaysStoredHistories() throws Exception {
    if ("true".equals(System.getenv("BENCHTABLE_WRITE_HISTORIES"))) {
      write("complete", bench -> bench.run(ID, Specs.withSetup(1)));
      write("failing", bench -> bench.run(ID, failing(bench)));
      write("invalid", bench -> bench.run(ID, "no spec"));
      write("interrupted", BenchmarkHistoryTests::interrupted);
      write("cancelled", BenchmarkHistoryTests::cancelled);
      write("stopped", BenchmarkHistoryTests::stopped);
    }
    try (var files = Files.list(STORED)) {
      var histories = files.sorted().toList();
      assertThat(histories).hasSizeGreaterThanOrEqualTo(6);
      for (var history : histories) {
        WorkflowReplayer.replayWorkflowExecution(
            WorkflowExecutionHistory.fromJson(Files.readString(history)),
            BenchmarkWorkflowImpl.class);
      }
    }
  }

  private static Object failing(Bench bench) {
    bench.worker.stepStatus = _ -> "FAILED";
    return Specs.small(1, 0);
  }

  private static void interrupted(Bench bench) {
    bench.worker.stepStatus = step -> step.startsWith(ID + "-0001 ") ? "INTERRUPTED" : "SUCCEEDED";
    bench.run(ID, Specs.small(1, 0));
  }

  private static void cancelled(Bench bench) {
    var blocking = new CountDownLatch(1);
    bench.worker.blocking = blocking;
    bench.submit(ID, Specs.small(2, 0));
    org.awaitility.Awaitility.await().until(() -> blocking.getCount() == 0);
    bench.changes.cancel(ID, bench.benchmark(ID));
    bench.await(ID, 1);
  }

  /** A look stops all but the baseline. */
  private static void stopped(Bench bench) {
    bench.costs.stops =
        _ -> List.of(Map.of("configurationId", "k=2", "reason", "CANNOT_WIN", "blocks", 7));
    var spec = Specs.small(1, 0);
    spec.remove("repetitions");
    spec.put("until", Map.of("precision", "0.01", "minimum", 7, "maximum", 9));
    bench.run(ID, spec);
  }

  private static void write(String name, Consumer<Bench> scenario) throws IOException {
    try (var bench = new Bench()) {
      scenario.accept(bench);
      var history =
          bench.temporal.getWorkflowClient().fetchHistory(BenchmarkWorkflows.workflowId(ID, 1));
      Files.createDirectories(STORED);
      Files.writeString(STORED.resolve(name + ".json"), history.toJson(true) + "\n");
    }
  }
}
