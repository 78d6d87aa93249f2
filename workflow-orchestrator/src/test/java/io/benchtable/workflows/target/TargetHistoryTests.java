package io.benchtable.workflows.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.workflows.item.InMemoryItems;
import io.benchtable.workflows.item.TableDefinition;
import io.benchtable.workflows.rule.Events;
import io.benchtable.workflows.rule.Rule;
import io.benchtable.workflows.rule.Target;
import io.benchtable.workflows.run.SignedRequest;
import io.benchtable.workflows.run.Signer;
import io.benchtable.workflows.run.WorkflowRegistration;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Histories of targets that earlier versions began are replayed by this one. They are written anew
 * as those of benchmarks are: with {@code BENCHTABLE_WRITE_HISTORIES=true}.
 */
class TargetHistoryTests {

  private static final Path STORED = Path.of("src/test/resources/target-histories");
  private static final Signer SIGNER = new Signer("key");
  private static final Target.Function FUNCTION =
      new Target.Function(
          "f", List.of("true"), Duration.ofSeconds(1), "default", Optional.of("samples"));
  private static final Delivery DELIVERY =
      new Delivery(
          new Rule("r", "{}", List.of(FUNCTION), false), FUNCTION, Events.insert("samples", "{}"));

  @Test
  void replaysStoredHistories() throws Exception {
    if ("true".equals(System.getenv("BENCHTABLE_WRITE_HISTORIES"))) {
      write("succeeded", "SUCCEEDED");
      write("failed", "FAILED");
    }
    try (var files = Files.list(STORED)) {
      var histories = files.sorted().toList();
      assertThat(histories).hasSizeGreaterThanOrEqualTo(2);
      for (var history : histories) {
        WorkflowReplayer.replayWorkflowExecution(
            WorkflowExecutionHistory.fromJson(Files.readString(history)), TargetWorkflowImpl.class);
      }
    }
  }

  private static void write(String name, String status) throws IOException {
    var items = new InMemoryItems();
    items.ensure(new TableDefinition("samples", "sampleId", Optional.empty(), List.of()));
    try (var temporal = TestWorkflowEnvironment.newInstance()) {
      var ours = temporal.newWorker(WorkflowRegistration.TASK_QUEUE);
      ours.registerWorkflowImplementationTypes(TargetWorkflowImpl.class);
      ours.registerActivitiesImplementations(
          new TargetActivitiesImpl(new ItemPuts(items), new SaidEvents(), SIGNER));
      Invoke worker = _ -> result(status);
      temporal.newWorker("jobs.default").registerActivitiesImplementations(worker);
      temporal.start();
      var client = temporal.getWorkflowClient();
      new Functions(client, SIGNER).start(DELIVERY, FUNCTION, false);
      var id = "target-" + DELIVERY.id();
      await(client.newUntypedWorkflowStub(id));
      Files.createDirectories(STORED);
      Files.writeString(
          STORED.resolve(name + ".json"), client.fetchHistory(id).toJson(true) + "\n");
    }
  }

  private static void await(WorkflowStub workflow) {
    var result = workflow.getResultAsync(60, TimeUnit.SECONDS, Void.class);
    result.handle((_, _) -> "over, one way or the other").orTimeout(60, TimeUnit.SECONDS).join();
  }

  private static FunctionResult result(String status) {
    var output = "{\"sampleId\":\"s\"}";
    var signature = SIGNER.signText("FunctionResult", DELIVERY.id() + "\n" + output).signature();
    return new FunctionResult(status, output, null, null, null, null, signature);
  }

  /** A worker that calls functions. */
  @ActivityInterface
  public interface Invoke {

    @ActivityMethod(name = "InvokeFunction")
    FunctionResult invoke(SignedRequest invocation);
  }
}
