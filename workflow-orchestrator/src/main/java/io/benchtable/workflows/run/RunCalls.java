package io.benchtable.workflows.run;

import io.benchtable.workflows.run.BenchmarkActivities.FinishedRun;
import io.benchtable.workflows.run.BenchmarkActivities.NextRun;
import io.benchtable.workflows.run.BenchmarkInput.Context;
import io.benchtable.workflows.run.BenchmarkInput.Progress;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** What a workflow has others do about one run: carry it out, tidy it up, price it. */
final class RunCalls {

  private static final Logger log = Workflow.getLogger(RunCalls.class);
  private static final Duration LONGEST_CLOSE = Duration.ofHours(1);

  private final BenchmarkActivities items;
  private final CancellableCalls calls;

  RunCalls(BenchmarkActivities items, CancellableCalls calls) {
    this.items = items;
    this.calls = calls;
  }

  FinishedRun execute(Context context, NextRun run) {
    var execution = new RunExecution(run);
    try {
      var open = run.open();
      if (open != null) {
        var opened = calls.call(() -> WorkerCalls.opening(context.taskQueue()).openRun(open));
        if (execution.opened(opened)) {
          items.started(context.benchmarkId(), run.runId(), opened.readyAt());
        }
      }
      for (var step : run.steps()) {
        if (execution.isOver()) {
          break;
        }
        var worker = WorkerCalls.executing(context.taskQueue(), step.longestSeconds());
        execution.ended(step, calls.call(() -> worker.executeJob(step.request())));
      }
    } catch (TemporalFailure failure) {
      if (!CancellableCalls.isCancellation(failure)) {
        throw failure;
      }
      execution.cancelled();
    }
    return execution.finished(calls.areCancelled());
  }

  /** A worker that has gone gives its lock back by itself. */
  void close(Context context, SignedRequest request) {
    try {
      calls.tidy(() -> WorkerCalls.closing(context.taskQueue(), LONGEST_CLOSE).closeRun(request));
    } catch (TemporalFailure failure) {
      log.warn("A run was not closed", failure);
    }
  }

  /**
   * What is spent with it; a run that was not priced is of unknown cost.
   *
   * @param carriedOut whether it began; otherwise nothing was spent on it
   */
  Progress charge(
      Progress progress,
      String runId,
      Map<String, @Nullable Object> price,
      boolean sample,
      boolean carriedOut) {
    var request = new LinkedHashMap<String, @Nullable Object>(price);
    request.put("sample", sample);
    try {
      var cost = calls.tidy(() -> WorkerCalls.costs(WorkerCalls.LONGEST).priceRun(request));
      var charged = carriedOut ? progress.charged(progress.spent().plus(cost)) : progress;
      items.charge(charged, runId, cost);
      return charged;
    } catch (TemporalFailure failure) {
      log.warn("{} was not priced", runId, failure);
      return carriedOut ? progress.charged(progress.spent().plus(null)) : progress;
    }
  }
}
