package io.benchtable.workflows.run;

import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;

/** Calls of a workflow, one at a time, that end at once when the workflow is cancelled. */
final class CancellableCalls {

  /** Somebody who cancels is waiting. */
  private static final Duration SHORTLY = Duration.ofMinutes(1);

  /** What is about to end by itself is let end. */
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private boolean cancelled;

  void cancel() {
    cancelled = true;
  }

  boolean areCancelled() {
    return cancelled;
  }

  /** Makes a call, which fails when the workflow is cancelled meanwhile or was before. */
  <T> T call(Functions.Func<T> activity) {
    if (cancelled) {
      throw new CanceledFailure("The workflow was cancelled before");
    }
    return call(activity, MOMENT);
  }

  /** Makes a call that is wanted after a cancel as well, but not for long then. */
  <T> T tidy(Functions.Func<T> activity) {
    return call(activity, SHORTLY);
  }

  /**
   * A call is not cancelled at once: a server in memory stumbles over a cancel that meets the end
   * of what it is to cancel, and the workflow would stand still for ever.
   */
  private <T> T call(Functions.Func<T> activity, Duration left) {
    var result = new ArrayList<Promise<T>>(1);
    var scope = Workflow.newCancellationScope(() -> result.add(Async.function(activity)));
    scope.run();
    var promise = result.getFirst();
    Workflow.await(() -> cancelled || promise.isCompleted());
    if (!promise.isCompleted() && !Workflow.await(left, promise::isCompleted)) {
      scope.cancel();
    }
    return promise.get();
  }

  /** Whether a call failed because the workflow is cancelled. */
  boolean isOurs(TemporalFailure failure) {
    return cancelled && isCancellation(failure);
  }

  /** Whether a call was cancelled, be it by a worker that lost its heartbeat. */
  static boolean isCancellation(TemporalFailure failure) {
    return failure instanceof CanceledFailure || failure.getCause() instanceof CanceledFailure;
  }
}
