package io.benchtable.workflows.run;

import io.benchtable.workflows.run.BenchmarkActivities.FinishedRun;
import io.benchtable.workflows.run.BenchmarkActivities.FinishedStep;
import io.benchtable.workflows.run.BenchmarkActivities.NextRun;
import io.benchtable.workflows.run.BenchmarkActivities.StepCall;
import io.benchtable.workflows.run.WorkerActivities.JobResult;
import io.benchtable.workflows.run.WorkerActivities.Opened;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run while it is carried out: how it stands after each answer of the worker. */
final class RunExecution {

  private final NextRun run;
  private final List<FinishedStep> steps = new ArrayList<>();
  private boolean carriedOut;
  private String status = "COMPLETE";
  private @Nullable String reason;
  private @Nullable String message;

  RunExecution(NextRun run) {
    this.run = run;
  }

  /** Whether the run may begin. */
  boolean opened(Opened opened) {
    carriedOut = opened.status().equals("READY");
    if (carriedOut) {
      return true;
    }
    over(opened.status(), opened.reason(), opened.message());
    return false;
  }

  void ended(StepCall step, JobResult result) {
    steps.add(new FinishedStep(step.name(), step.measured(), result));
    if (!result.status().equals("SUCCEEDED")) {
      over(result.status(), result.reason(), result.message());
    }
  }

  void cancelled() {
    over("CANCELLED", null, null);
  }

  boolean isOver() {
    return !status.equals("COMPLETE");
  }

  /** A run that was stopped though nobody asked for it counts as interrupted. */
  FinishedRun finished(boolean asked) {
    boolean interrupted = status.equals("INTERRUPTED") || (status.equals("CANCELLED") && !asked);
    if (isOver() && asked) {
      return result("CANCELLED", "CANCELLED", message);
    }
    return interrupted ? result("FAILED", "INTERRUPTED", message) : result(status, reason, message);
  }

  private FinishedRun result(String last, @Nullable String why, @Nullable String text) {
    return new FinishedRun(
        run.runId(), run.kind(), last, why, text, carriedOut, List.copyOf(steps));
  }

  private void over(String last, @Nullable String why, @Nullable String text) {
    status = last;
    reason = why;
    message = text;
  }
}
