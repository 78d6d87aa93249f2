package io.benchtable.benchmarks.loop;

import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Calls empty activities. */
public final class EmptyWorkflowImpl implements EmptyWorkflow {

  private final EmptyActivity activity =
      Workflow.newActivityStub(
          EmptyActivity.class,
          ActivityOptions.newBuilder()
              .setStartToCloseTimeout(Duration.ofSeconds(30))
              .setScheduleToCloseTimeout(Duration.ofMinutes(5))
              .setDisableEagerExecution(true)
              .build());

  @Override
  public void run(int activities) {
    for (int i = 0; i < activities; i++) {
      activity.nothing();
    }
  }
}
