package io.benchtable.workflows.run;

import io.benchtable.workflows.run.BenchmarkActivities.Counted;
import io.benchtable.workflows.run.BenchmarkActivities.Ending;
import io.benchtable.workflows.run.BenchmarkActivities.FinishedRun;
import io.benchtable.workflows.run.BenchmarkActivities.NextRun;
import io.benchtable.workflows.run.BenchmarkInput.Context;
import io.benchtable.workflows.run.BenchmarkInput.Progress;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Carries a benchmark out. It holds ids and counts only; everything else is read from items. */
public final class BenchmarkWorkflowImpl implements BenchmarkWorkflow {

  private static final int RUNS_OF_A_HISTORY = 200;
  private static final int EVENTS_OF_A_HISTORY = 10_000;
  private static final Logger log = Workflow.getLogger(BenchmarkWorkflowImpl.class);

  /** After a failure, a retry may set up anew what would be removed later. */
  private static final Duration SHORTLY = Duration.ofMinutes(1);

  private static final Duration LONGEST_CLOSE = Duration.ofHours(1);

  /** Of 10,000 runs, for instance. */
  private static final Duration LONGEST_JUDGEMENT = Duration.ofMinutes(10);

  private final BenchmarkActivities items = WorkerCalls.items();
  private final CancellableCalls calls = new CancellableCalls();
  private final RunCalls runs = new RunCalls(items, calls);
  private final Preparation preparation = new Preparation(items, calls, runs);

  @Override
  public void cancel() {
    calls.cancel();
  }

  @Override
  public void run(BenchmarkInput input) {
    var progress = input.progress();
    try {
      if (progress == null) {
        progress = preparation.prepare(input);
      }
      if (progress != null) {
        carryOut(progress);
      }
    } catch (ActivityFailure failure) {
      if (isAboutAnother(failure)) {
        throw failure;
      }
      var submittedAt =
          progress == null ? preparation.submittedAt() : progress.context().submittedAt();
      items.fail(input.benchmarkId(), input.attempt(), message(failure), submittedAt);
      if (progress != null) {
        closeBenchmark(progress.context(), SHORTLY);
      }
    }
  }

  private void carryOut(Progress start) {
    var progress = start;
    for (int run = 0; !calls.areCancelled(); run++) {
      if (run >= RUNS_OF_A_HISTORY || isHistoryLong()) {
        Workflow.continueAsNew(
            new BenchmarkInput(
                progress.context().benchmarkId(), progress.context().attempt(), progress));
      }
      var next = items.next(progress);
      var look = next.look();
      if (look != null) {
        look(progress.context(), look);
        continue;
      }
      if (next.runId().isEmpty()) {
        break;
      }
      progress =
          carryOut(progress.planned(next.places()).from(next.from(), next.startedAt()), next);
    }
    end(progress);
  }

  /** A look that nobody takes stops nothing, and is over all the same. */
  private void look(Context context, Map<String, @Nullable Object> request) {
    List<Map<String, @Nullable Object>> stopped = List.of();
    try {
      var found =
          calls.tidy(
              () ->
                  WorkerCalls.costs(LONGEST_JUDGEMENT, WorkerCalls.LONGEST)
                      .lookAtBenchmark(request));
      stopped = Objects.requireNonNullElse(found.stopped(), stopped);
    } catch (TemporalFailure failure) {
      if (calls.areCancelled()) {
        // The look is still to be taken, if it goes on.
        return;
      }
      log.warn("Benchmark {} was not looked at", context.benchmarkId(), failure);
    }
    items.looked(context, Stopping.next(request), stopped);
  }

  private Progress carryOut(Progress progress, NextRun run) {
    var context = progress.context();
    var finished = runs.execute(context, run);
    var close = run.close();
    if (close != null) {
      runs.close(context, close);
    }
    var counted = items.finish(progress, finished);
    return runs.charge(
        progress.counted(counted.done(), counted.failed(), repeated(progress, counted)),
        run.runId(),
        run.price(),
        isSample(counted, finished),
        finished.carriedOut());
  }

  /** An earlier version counted every complete measured run. */
  private static boolean isSample(Counted counted, FinishedRun run) {
    var sample = counted.sample();
    return sample == null
        ? run.status().equals("COMPLETE") && run.kind().equals("MEASURED")
        : sample;
  }

  private static int repeated(Progress progress, Counted counted) {
    var repeated = counted.repeated();
    return repeated == null ? progress.repeats() : repeated;
  }

  private void closeBenchmark(Context context, Duration longest) {
    var request = items.closing(context.benchmarkId());
    try {
      calls.tidy(() -> WorkerCalls.closing(context.taskQueue(), longest).closeBenchmark(request));
    } catch (TemporalFailure failure) {
      log.warn("What set-up left was not removed", failure);
    }
  }

  private void end(Progress progress) {
    var context = progress.context();
    if (calls.areCancelled()) {
      items.cancelRuns(context);
    }
    var judgement = judgement(context);
    closeBenchmark(context, LONGEST_CLOSE);
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
}
