package io.benchtable.workflows.run;

import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Calls of a workflow, one at a time, that end at once when the workflow is cancelled. */
final class CancellableCalls {

  /** Somebody who cancels is waiting. */
  private static final Duration SHORTLY = Duration.ofMinutes(1);

  private boolean cancelled;
  private @Nullable CancellationScope call;

  void cancel() {
    cancelled = true;
    if (call != null) {
      call.cancel();
    }
  }

  boolean areCancelled() {
    return cancelled;
  }

  /** Makes a call, which fails when the workflow is cancelled or was before. */
  <T> T call(Functions.Func<T> activity) {
    var result = new ArrayList<T>(1);
    var scope = Workflow.newCancellationScope(() -> result.add(activity.apply()));
    call = scope;
    if (cancelled) {
      scope.cancel();
    }
    try {
      scope.run();
    } finally {
      call = null;
    }
    return result.getFirst();
  }

  /**
   * Makes a call that is wanted after a cancel as well, but not for long then. It is not cancelled
   * before: a server in memory would stumble over a cancel that meets its end.
   */
  <T> T tidy(Functions.Func<T> activity) {
    var result = new ArrayList<Promise<T>>(1);
    var scope = Workflow.newCancellationScope(() -> result.add(Async.function(activity)));
    scope.run();
    var promise = result.getFirst();
    Workflow.await(() -> cancelled || promise.isCompleted());
    if (!promise.isCompleted() && !Workflow.await(SHORTLY, promise::isCompleted)) {
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
