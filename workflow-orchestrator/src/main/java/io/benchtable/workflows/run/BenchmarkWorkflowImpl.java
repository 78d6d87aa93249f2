package io.benchtable.workflows.run;

import io.benchtable.workflows.run.BenchmarkActivities.Ending;
import io.benchtable.workflows.run.BenchmarkActivities.FinishedRun;
import io.benchtable.workflows.run.BenchmarkActivities.First;
import io.benchtable.workflows.run.BenchmarkActivities.NextRun;
import io.benchtable.workflows.run.BenchmarkInput.Context;
import io.benchtable.workflows.run.BenchmarkInput.Progress;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries a benchmark out. It holds ids and counts only; everything else is read from items. */
public final class BenchmarkWorkflowImpl implements BenchmarkWorkflow {

  private static final int RUNS_OF_A_HISTORY = 200;
  private static final int EVENTS_OF_A_HISTORY = 10_000;
  private static final Duration SHORTLY = Duration.ofMinutes(1);

  private final BenchmarkActivities items = WorkerCalls.items();
  private boolean cancelled;
  private @Nullable CancellationScope call;

  @Override
  public void cancel() {
    cancelled = true;
    if (call != null) {
      call.cancel();
    }
  }

  @Override
  public void run(BenchmarkInput input) {
    try {
      var progress = input.progress();
      if (progress == null) {
        progress = prepare(input);
      }
      if (progress != null) {
        carryOut(progress);
      }
    } catch (ActivityFailure failure) {
      if (isAboutAnother(failure)) {
        throw failure;
      }
      items.fail(input.benchmarkId(), input.attempt(), message(failure));
    }
  }

  private @Nullable Progress prepare(BenchmarkInput input) {
    var id = input.benchmarkId();
    var begun = items.begin(id, input.attempt());
    if (begun.first() == First.END) {
      return null;
    }
    var nothing = new Context(id, input.attempt(), "", Map.of(), Map.of(), List.of(), Map.of());
    if (begun.first() == First.CANCEL || cancelled) {
      items.end(new Progress(nothing, "", 0, 0, 0, 0, null), new Ending(true, null));
      return null;
    }
    try {
      var priced = cancellable(() -> costs(WorkerCalls.LONGEST).checkPricing(begun.pricing()));
      if (refused(input, priced.problems())) {
        return null;
      }
      var prepared =
          cancellable(
              () -> WorkerCalls.preparing(begun.taskQueue()).prepareBenchmark(begun.prepare()));
      if (refused(input, prepared.problems())) {
        return null;
      }
      var priceBook = new LinkedHashMap<String, @Nullable Object>();
      priceBook.put("book", priced.book());
      priceBook.put("version", priced.version());
      return plan(
          new Context(
              id,
              input.attempt(),
              begun.spec(),
              orEmpty(prepared.worker()),
              orEmpty(prepared.host()),
              prepared.dataset() == null ? List.of() : prepared.dataset(),
              priceBook));
    } catch (TemporalFailure failure) {
      if (!isCancellation(failure)) {
        throw failure;
      }
      items.cancelRuns(nothing);
      items.end(new Progress(nothing, "", 0, 0, 0, 0, null), new Ending(true, null));
      return null;
    }
  }

  private boolean refused(
      BenchmarkInput input, @Nullable List<Map<String, @Nullable Object>> problems) {
    if (problems == null || problems.isEmpty()) {
      return false;
    }
    items.refuse(input.benchmarkId(), input.attempt(), problems);
    return true;
  }

  private @Nullable Progress plan(Context context) {
    var planned = items.plan(context);
    if (planned.refused()) {
      return null;
    }
    for (var run : planned.interrupted()) {
      close(context, run.close());
      charge(context.benchmarkId(), run.runId(), run.price(), false);
    }
    for (var run : planned.unpriced()) {
      charge(context.benchmarkId(), run.runId(), run.price(), run.sample());
    }
    return new Progress(context, "", planned.places(), planned.done(), planned.failed(), 0, null);
  }

  private void carryOut(Progress start) {
    var progress = start;
    for (int runs = 0; !cancelled; runs++) {
      if (runs >= RUNS_OF_A_HISTORY || isHistoryLong()) {
        Workflow.continueAsNew(
            new BenchmarkInput(
                progress.context().benchmarkId(), progress.context().attempt(), progress));
      }
      var run = items.next(progress);
      if (run.runId().isEmpty()) {
        break;
      }
      progress = carryOut(progress.from(run.from(), run.startedAt()), run);
    }
    end(progress);
  }

  private Progress carryOut(Progress progress, NextRun run) {
    var context = progress.context();
    var finished = execute(context, run);
    var close = run.close();
    if (close != null) {
      close(context, close);
    }
    var counted = items.finish(progress, finished);
    boolean sample = finished.status().equals("COMPLETE") && run.kind().equals("MEASURED");
    charge(context.benchmarkId(), run.runId(), run.price(), sample);
    return progress.counted(counted.done(), counted.failed());
  }

  private FinishedRun execute(Context context, NextRun run) {
    var execution = new RunExecution(run);
    try {
      var open = run.open();
      if (open != null) {
        var opened = cancellable(() -> WorkerCalls.opening(context.taskQueue()).openRun(open));
        if (execution.opened(opened)) {
          items.started(context.benchmarkId(), run.runId(), opened.readyAt());
        }
      }
      for (var step : run.steps()) {
        if (execution.isOver()) {
          break;
        }
        var worker = WorkerCalls.executing(context.taskQueue(), step.longestSeconds());
        execution.ended(step, cancellable(() -> worker.executeJob(step.request())));
      }
    } catch (TemporalFailure failure) {
      if (!isCancellation(failure)) {
        throw failure;
      }
      execution.cancelled();
    }
    return execution.finished(cancelled);
  }

  /** A worker that has gone gives its lock back by itself. */
  private void close(Context context, SignedRequest request) {
    try {
      WorkerCalls.closing(context.taskQueue(), cancelled ? SHORTLY : Duration.ofHours(1))
          .closeRun(request);
    } catch (ActivityFailure failure) {
      Workflow.getLogger(BenchmarkWorkflowImpl.class).warn("A run was not closed", failure);
    }
  }

  private void charge(
      String benchmarkId, String runId, Map<String, @Nullable Object> price, boolean sample) {
    var request = new LinkedHashMap<String, @Nullable Object>(price);
    request.put("sample", sample);
    try {
      items.charge(benchmarkId, runId, costs(longest()).priceRun(request));
    } catch (ActivityFailure failure) {
      Workflow.getLogger(BenchmarkWorkflowImpl.class).warn("{} was not priced", runId, failure);
    }
  }

  private void end(Progress progress) {
    var context = progress.context();
    if (cancelled) {
      items.cancelRuns(context);
    }
    Map<String, @Nullable Object> judgement = null;
    try {
      judgement = costs(longest()).judgeBenchmark(JudgeRequest.of(context));
      WorkerCalls.closing(context.taskQueue(), SHORTLY)
          .closeBenchmark(items.closing(context.benchmarkId()));
    } catch (ActivityFailure failure) {
      Workflow.getLogger(BenchmarkWorkflowImpl.class).warn("Not everything was tidied", failure);
    }
    items.end(progress, new Ending(cancelled, judgement));
  }

  private static CostActivities costs(Duration longest) {
    return WorkerCalls.costs(Duration.ofSeconds(30), longest);
  }

  /** Somebody who cancels is waiting. */
  private Duration longest() {
    return cancelled ? SHORTLY : WorkerCalls.LONGEST;
  }

  private static boolean isHistoryLong() {
    var info = Workflow.getInfo();
    return info.isContinueAsNewSuggested() || info.getHistoryLength() > EVENTS_OF_A_HISTORY;
  }

  private <T> T cancellable(Functions.Func<T> activity) {
    var result = new java.util.ArrayList<T>(1);
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

  private static boolean isCancellation(TemporalFailure failure) {
    return failure instanceof CanceledFailure || failure.getCause() instanceof CanceledFailure;
  }

  /** Then the benchmark of this id is not this workflow's to end. */
  private static boolean isAboutAnother(ActivityFailure failure) {
    return failure.getCause() instanceof ApplicationFailure cause
        && cause.getType().equals(PlannedBenchmark.OTHER);
  }

  private static String message(ActivityFailure failure) {
    var cause = failure.getCause() == null ? failure : failure.getCause();
    return "Expected " + failure.getActivityType() + " to succeed, but " + cause.getMessage();
  }

  private static Map<String, @Nullable Object> orEmpty(
      @Nullable Map<String, @Nullable Object> map) {
    if (map == null) {
      return Map.of();
    }
    return map;
  }
}
