package io.benchtable.workflows.run;

import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import java.time.Duration;

/** Starts and cancels workflows of benchmarks, under ids that everybody computes alike. */
public final class BenchmarkWorkflows {

  private static final Duration LONGEST = Duration.ofDays(60);
  private static final Duration LONGEST_TASK = Duration.ofSeconds(5);

  private final WorkflowClient client;

  public BenchmarkWorkflows(WorkflowClient client) {
    this.client = client;
  }

  /** The id of the workflow of an attempt at a benchmark; attempts count from 1. */
  public static String workflowId(String benchmarkId, int attempt) {
    return benchmarkId + "-" + attempt;
  }

  /**
   * Starts a benchmark's workflow unless it runs. One that has ended is started again, since the id
   * may have been deleted and put anew; it ends at once if its benchmark has.
   */
  public void start(String benchmarkId, int attempt) {
    var workflow =
        client.newWorkflowStub(
            BenchmarkWorkflow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(workflowId(benchmarkId, attempt))
                .setTaskQueue(WorkflowRegistration.TASK_QUEUE)
                .setWorkflowIdReusePolicy(
                    WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                .setWorkflowRunTimeout(LONGEST)
                .setWorkflowTaskTimeout(LONGEST_TASK)
                .setDisableEagerExecution(false)
                .build());
    try {
      WorkflowClient.start(workflow::run, new BenchmarkInput(benchmarkId, attempt, null));
    } catch (WorkflowExecutionAlreadyStarted e) {
      // The router was faster than the reconciler, or an event came again.
    }
  }

  /** Cancels a benchmark's workflow; one that is not there is fine. */
  public void cancel(String benchmarkId, int attempt) {
    try {
      client.newWorkflowStub(BenchmarkWorkflow.class, workflowId(benchmarkId, attempt)).cancel();
    } catch (WorkflowNotFoundException e) {
      // It is over, or has not begun and will read what was asked for from the item.
    }
  }
}
