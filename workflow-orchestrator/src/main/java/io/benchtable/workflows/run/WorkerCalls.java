package io.benchtable.workflows.run;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/**
 * How activities are called: what fails for a technical reason is tried again without end, what is
 * REFUSED is not. Every schedule-to-close timeout is set, as the in-memory server needs it.
 */
final class WorkerCalls {

  static final Duration LONGEST = Duration.ofDays(30);
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final RetryOptions RETRY =
      RetryOptions.newBuilder()
          .setInitialInterval(Duration.ofMillis(200))
          .setBackoffCoefficient(2)
          .setMaximumInterval(Duration.ofSeconds(10))
          .setDoNotRetry("REFUSED")
          .build();

  private WorkerCalls() {}

  /** The module's own activities. */
  static BenchmarkActivities items() {
    return Workflow.newLocalActivityStub(
        BenchmarkActivities.class,
        LocalActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofMinutes(5))
            .setScheduleToCloseTimeout(LONGEST)
            .setDoNotIncludeArgumentsIntoMarker(true)
            .setRetryOptions(
                RETRY.toBuilder()
                    .setDoNotRetry("io.benchtable.workflows.item.ItemsRefusedException")
                    .build())
            .build());
  }

  /** Hashing a large dataset takes long. */
  static WorkerActivities preparing(String taskQueue) {
    return worker(taskQueue, Duration.ofDays(2), HEARTBEAT.multipliedBy(2), LONGEST);
  }

  /** Waiting for the host takes as long as other people's runs. */
  static WorkerActivities opening(String taskQueue) {
    return worker(taskQueue, Duration.ofDays(14), HEARTBEAT, LONGEST);
  }

  static WorkerActivities executing(String taskQueue, long longestSeconds) {
    return worker(
        taskQueue, Duration.ofSeconds(longestSeconds).plusMinutes(10), HEARTBEAT, LONGEST);
  }

  /** Removing many files takes long, as does waiting for the host to remove what set-up made. */
  static WorkerActivities closing(String taskQueue, Duration longest) {
    return worker(taskQueue, longest, HEARTBEAT, longest);
  }

  static CostActivities costs(Duration longest) {
    return costs(Duration.ofSeconds(30), longest);
  }

  static CostActivities costs(Duration oneCall, Duration longest) {
    return Workflow.newActivityStub(
        CostActivities.class, options(CostActivities.TASK_QUEUE, oneCall, longest).build());
  }

  private static WorkerActivities worker(
      String taskQueue, Duration oneCall, Duration heartbeat, Duration longest) {
    return Workflow.newActivityStub(
        WorkerActivities.class,
        options(taskQueue, oneCall, longest).setHeartbeatTimeout(heartbeat).build());
  }

  private static ActivityOptions.Builder options(
      String taskQueue, Duration oneCall, Duration longest) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(taskQueue)
        .setStartToCloseTimeout(oneCall)
        .setScheduleToCloseTimeout(longest)
        .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
        .setRetryOptions(RETRY);
  }
}
