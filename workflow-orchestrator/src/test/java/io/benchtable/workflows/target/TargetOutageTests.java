package io.benchtable.workflows.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.workflows.item.ItemsUnavailableException;
import io.benchtable.workflows.rule.Events;
import io.benchtable.workflows.rule.Rule;
import io.benchtable.workflows.rule.Target;
import io.benchtable.workflows.run.SignedRequest;
import io.benchtable.workflows.run.Signer;
import io.benchtable.workflows.run.WorkflowRegistration;
import io.temporal.client.WorkflowFailedException;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A function's event outlasts outages of any length: it ends as delivered or as a dead letter. */
class TargetOutageTests {

  private static final Signer SIGNER = new Signer("key");
  private static final Target.Function FUNCTION =
      new Target.Function(
          "f", List.of("true"), Duration.ofSeconds(1), "default", Optional.of("samples"));
  private static final Delivery DELIVERY =
      new Delivery(
          new Rule("r", "{}", List.of(FUNCTION), false), FUNCTION, Events.insert("samples", "{}"));
  private static final String ID = "target-" + DELIVERY.id();

  private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();
  private final List<String> kept = new CopyOnWriteArrayList<>();
  private final long begin = temporal.currentTimeMillis();

  @AfterEach
  void close() {
    temporal.close();
  }

  /** The server in memory gives a workflow ten years that is given no time. */
  @Test
  void hasNoTimeInWhichItMustEnd() {
    start();

    var begun =
        temporal
            .getWorkflowClient()
            .fetchHistory(ID)
            .getEvents()
            .getFirst()
            .getWorkflowExecutionStartedEventAttributes();
    assertThat(Duration.ofSeconds(begun.getWorkflowRunTimeout().getSeconds()))
        .satisfiesAnyOf(
            none -> assertThat(none).isZero(),
            years -> assertThat(years).isGreaterThan(Duration.ofDays(365)));
  }

  @Test
  void keepsTheEventWhenTheTablesAnswerTheNextDay() {
    var ours = temporal.newWorker(WorkflowRegistration.TASK_QUEUE);
    ours.registerWorkflowImplementationTypes(TargetWorkflowImpl.class);
    ours.registerActivitiesImplementations(new Tables());
    TargetHistoryTests.Invoke worker =
        _ -> new FunctionResult("FAILED", null, "EXIT_STATUS", null, 3, "", null);
    temporal.newWorker("jobs.default").registerActivitiesImplementations(worker);
    temporal.start();
    start();

    var workflow = temporal.getWorkflowClient().newUntypedWorkflowStub(ID);
    assertThatThrownBy(() -> workflow.getResult(Void.class))
        .isInstanceOf(WorkflowFailedException.class);
    assertThat(kept).containsExactly("FUNCTION_FAILED");
  }

  private void start() {
    new Functions(temporal.getWorkflowClient(), SIGNER).start(DELIVERY, FUNCTION, false);
  }

  /** Tables that cannot be reached for a day and an hour. */
  private final class Tables implements TargetActivities {

    @Override
    public void finish(SignedRequest invocation, FunctionResult result) {
      throw new AssertionError("Expected a failure to be kept, but an output came");
    }

    @Override
    public void fail(SignedRequest invocation, String code, String message) {
      if (temporal.currentTimeMillis() - begin < Duration.ofHours(25).toMillis()) {
        throw new ItemsUnavailableException("dead-letters is down");
      }
      kept.add(code);
    }
  }
}
