package io.benchtable.workflows.target;

import io.benchtable.workflows.rule.Target;
import io.benchtable.workflows.run.Signer;
import io.benchtable.workflows.run.WorkflowRegistration;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.time.Duration;

/**
 * Starts the workflow that calls a function. Its id is derived, so that it starts once.
 *
 * <p>Once it is started the workflow alone has the event, as the event's offset is committed, and
 * while it cannot run, time goes on: a workflow whose own time is over when Temporal or the tables
 * answer again ends without a word. So neither it nor what it does to tables has a longest time;
 * only the call of the function has one, after which the event is kept as a dead letter.
 */
final class Functions {

  /** How long a call may wait for a worker. */
  static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  private final WorkflowClient client;
  private final Signer signer;

  Functions(WorkflowClient client, Signer signer) {
    this.client = client;
    this.signer = signer;
  }

  /**
   * Starts a function.
   *
   * @param again whether to start once more what failed before
   */
  Outcome start(Delivery delivery, Target.Function function, boolean again) {
    var options =
        WorkflowOptions.newBuilder()
            .setWorkflowId("target-" + delivery.id())
            .setTaskQueue(WorkflowRegistration.TASK_QUEUE)
            .setWorkflowIdReusePolicy(
                again
                    ? WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY
                    : WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
            .setDisableEagerExecution(false)
            .build();
    try {
      WorkflowClient.start(
          client.newWorkflowStub(TargetWorkflow.class, options)::deliver,
          request(delivery, function));
      return Outcome.UNDER_WAY;
    } catch (WorkflowExecutionAlreadyStarted e) {
      return again ? state("target-" + delivery.id()) : Outcome.UNDER_WAY;
    }
  }

  private Outcome state(String workflowId) {
    WorkflowStub stub = client.newUntypedWorkflowStub(workflowId);
    return stub.describe().getStatus()
            == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED
        ? Outcome.DONE
        : Outcome.UNDER_WAY;
  }

  private TargetRequest request(Delivery delivery, Target.Function function) {
    return new TargetRequest(
        function.queue(),
        Invocation.seconds(function),
        Invocation.sign(delivery, function, signer));
  }
}
