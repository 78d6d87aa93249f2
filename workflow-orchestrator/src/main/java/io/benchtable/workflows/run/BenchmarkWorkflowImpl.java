package io.benchtable.workflows.run;

import io.benchtable.workflows.run.BenchmarkActivities.Begun;
import io.benchtable.workflows.run.BenchmarkActivities.Ending;
import io.benchtable.workflows.run.BenchmarkActivities.FinishedRun;
import io.benchtable.workflows.run.BenchmarkActivities.First;
import io.benchtable.workflows.run.BenchmarkActivities.NextRun;
import io.benchtable.workflows.run.BenchmarkInput.Context;
import io.benchtable.workflows.run.BenchmarkInput.Progress;
import io.benchtable.workflows.run.WorkerActivities.Prepared;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Carries a benchmark out. It holds ids and counts only; everything else is read from items. */
public final class BenchmarkWorkflowImpl implements BenchmarkWorkflow {

  private static final int RUNS_OF_A_HISTORY = 200;
  private static final int EVENTS_OF_A_HISTORY = 10_000;
  private static final Logger log = Workflow.getLogger(BenchmarkWorkflowImpl.class);
  private static final Duration SHORTLY = Duration.ofMinutes(1);

  /** Of 10,000 runs, for instance. */
  private static final Duration LONGEST_JUDGEMENT = Duration.ofMinutes(10);

  private static final Duration LONGEST_CLOSE = Duration.ofHours(1);
  private static final int MOST_PREPARATIONS = 20;

  private final BenchmarkActivities items = WorkerCalls.items();
  private final CancellableCalls calls = new CancellableCalls();

  @Override
  public void cancel() {
    calls.cancel();
  }

  @Override
  public void run(BenchmarkInput input) {
    var progress = input.progress();
    try {
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
      if (progress != null) {
        closeBenchmark(progress.context());
      }
    }
  }

  private @Nullable Progress prepare(BenchmarkInput input) {
    var id = input.benchmarkId();
    var begun = items.begin(id, input.attempt());
    if (begun.first() == First.END) {
      return null;
    }
    if (begun.first() == First.CANCEL || calls.areCancelled()) {
      endCancelled(input);
      return null;
    }
    try {
      var priced = calls.call(() -> costs(WorkerCalls.LONGEST).checkPricing(begun.pricing()));
      if (refused(input, priced.problems())) {
        return null;
      }
      var prepared = prepared(begun);
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
      if (!calls.isOurs(failure)) {
        throw failure;
      }
      endCancelled(input);
      return null;
    }
  }

  /** A worker that lost its heartbeat stops as if somebody had cancelled; it is asked again. */
  private Prepared prepared(Begun begun) {
    for (int left = MOST_PREPARATIONS; ; left--) {
      try {
        return calls.call(
            () -> WorkerCalls.preparing(begun.taskQueue()).prepareBenchmark(begun.prepare()));
      } catch (TemporalFailure failure) {
        if (left == 0 || calls.areCancelled() || !CancellableCalls.isCancellation(failure)) {
          throw failure;
        }
      }
    }
  }

  /** Ends a benchmark that is not planned, or whose plan is not gone on with. */
  private void endCancelled(BenchmarkInput input) {
    var nothing =
        new Context(
            input.benchmarkId(), input.attempt(), "", Map.of(), Map.of(), List.of(), Map.of());
    items.cancelRuns(nothing);
    items.end(new Progress(nothing, "", 0, 0, 0, 0, null), new Ending(true, null));
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
    for (int runs = 0; !calls.areCancelled(); runs++) {
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
  private void close(Context context, SignedRequest request) {
    try {
      calls.tidy(() -> WorkerCalls.closing(context.taskQueue(), LONGEST_CLOSE).closeRun(request));
    } catch (TemporalFailure failure) {
      log.warn("A run was not closed", failure);
    }
  }

  private void closeBenchmark(Context context) {
    var request = items.closing(context.benchmarkId());
    try {
      calls.tidy(() -> WorkerCalls.closing(context.taskQueue(), SHORTLY).closeBenchmark(request));
    } catch (TemporalFailure failure) {
      log.warn("What set-up left was not removed", failure);
    }
  }

  private void charge(
      String benchmarkId, String runId, Map<String, @Nullable Object> price, boolean sample) {
    var request = new LinkedHashMap<String, @Nullable Object>(price);
    request.put("sample", sample);
    try {
      var cost = calls.tidy(() -> costs(WorkerCalls.LONGEST).priceRun(request));
      items.charge(benchmarkId, runId, cost);
    } catch (TemporalFailure failure) {
      log.warn("{} was not priced", runId, failure);
    }
  }

  private void end(Progress progress) {
    var context = progress.context();
    if (calls.areCancelled()) {
      items.cancelRuns(context);
    }
    var judgement = judgement(context);
    closeBenchmark(context);
    items.end(progress, new Ending(calls.areCancelled(), judgement));
  }

  private @Nullable Map<String, @Nullable Object> judgement(Context context) {
    try {
      var request = items.judging(context);
      return calls.tidy(
          () -> WorkerCalls.costs(LONGEST_JUDGEMENT, WorkerCalls.LONGEST).judgeBenchmark(request));
    } catch (TemporalFailure failure) {
      log.warn("Benchmark {} was not judged", context.benchmarkId(), failure);
      return null;
    }
  }

  private static CostActivities costs(Duration longest) {
    return WorkerCalls.costs(Duration.ofSeconds(30), longest);
  }

  private static boolean isHistoryLong() {
    var info = Workflow.getInfo();
    return info.isContinueAsNewSuggested() || info.getHistoryLength() > EVENTS_OF_A_HISTORY;
  }

  /** Then the benchmark of this id is not this workflow's to end. */
  private static boolean isAboutAnother(ActivityFailure failure) {
    return failure.getCause() instanceof ApplicationFailure cause
        && cause.getType().equals(PlannedBenchmark.OTHER);
  }

  private static String message(ActivityFailure failure) {
    var cause = failure.getCause() == null ? failure : failure.getCause();
    var text =
        cause instanceof TemporalFailure known && known.getOriginalMessage() != null
            ? known.getOriginalMessage()
            : cause.getMessage();
    return "Expected " + failure.getActivityType() + " to succeed, but " + text;
  }

  private static Map<String, @Nullable Object> orEmpty(
      @Nullable Map<String, @Nullable Object> map) {
    if (map == null) {
      return Map.of();
    }
    return map;
  }
}
