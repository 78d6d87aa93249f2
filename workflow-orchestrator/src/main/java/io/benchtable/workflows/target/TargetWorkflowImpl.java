package io.benchtable.workflows.target;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Calls a rule's function and puts what it returns. */
public final class TargetWorkflowImpl implements TargetWorkflow {

  private static final Duration MARGIN = Duration.ofSeconds(30);

  /** A worker says once a second that it is there; one that is only slow is left its function. */
  private static final Duration HEARTBEAT = Duration.ofMinutes(1);

  /** Tried until the tables answer: what it would give up is the event. */
  private final TargetActivities tables =
      Workflow.newActivityStub(
          TargetActivities.class,
          ActivityOptions.newBuilder()
              .setStartToCloseTimeout(MARGIN)
              .setRetryOptions(
                  RetryOptions.newBuilder().setMaximumInterval(Duration.ofMinutes(1)).build())
              .build());

  @Override
  public void deliver(TargetRequest request) {
    try {
      var result = invoke(request);
      var failure = result.failure();
      if (failure != null) {
        throw failed(request, "FUNCTION_FAILED", failure);
      }
      tables.finish(request.invocation(), result);
    } catch (ActivityFailure e) {
      throw failed(request, code(e), message(e));
    }
  }

  private static FunctionResult invoke(TargetRequest request) {
    var timeout = Duration.ofSeconds(request.timeoutSeconds()).plus(MARGIN);
    var worker =
        Workflow.newUntypedActivityStub(
            ActivityOptions.newBuilder()
                .setTaskQueue("jobs." + request.queue())
                .setStartToCloseTimeout(timeout)
                .setHeartbeatTimeout(HEARTBEAT)
                .setScheduleToCloseTimeout(timeout.plus(Functions.LONGEST_WAIT))
                .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(3).build())
                .build());
    return worker.execute(Invocation.ACTIVITY, FunctionResult.class, request.invocation());
  }

  /**
   * Keeps the event as a dead letter; the workflow then ends as failed, so that it can run again.
   */
  private ApplicationFailure failed(TargetRequest request, String code, String message) {
    tables.fail(request.invocation(), code, message);
    return ApplicationFailure.newNonRetryableFailure(message, code);
  }

  private static String code(ActivityFailure failure) {
    return switch (failure.getCause()) {
      case ApplicationFailure cause -> cause.getType();
      case TimeoutFailure _ -> "NO_ANSWER";
      case null, default -> "WORKFLOWS_UNAVAILABLE";
    };
  }

  private static String message(ActivityFailure failure) {
    return switch (failure.getCause()) {
      case ApplicationFailure cause -> cause.getOriginalMessage();
      case TimeoutFailure timeout ->
          "Expected a worker to answer "
              + failure.getActivityType()
              + " in time, but it did not: "
              + timeout.getTimeoutType();
      case null, default -> String.valueOf(failure.getMessage());
    };
  }
}
