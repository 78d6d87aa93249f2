package io.benchtable.workflows.run;

import io.temporal.activity.ActivityInterface;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The workflow's own steps: what it reads from and writes to items. Each may be repeated without
 * another effect. They are run as local activities.
 */
@ActivityInterface
public interface BenchmarkActivities {

  /** Takes the benchmark on, unless that is pointless; checks its spec. */
  Begun begin(String benchmarkId, int attempt);

  /** Ends a benchmark that cannot be run as it was asked for. */
  void refuse(
      String benchmarkId,
      int attempt,
      List<Map<String, @Nullable Object>> problems,
      @Nullable String submittedAt);

  /** Writes every planned run that is missing; says what is left of the plan. */
  Planned plan(Asked asked);

  /** Takes the next run that waits; null run when there is none. */
  NextRun next(BenchmarkInput.Progress progress);

  /**
   * Records which configurations a look stopped.
   *
   * @param look from 1
   */
  void looked(
      BenchmarkInput.Context context, int look, List<Map<String, @Nullable Object>> stopped);

  /** The request for the judgement of a benchmark whose runs have ended. */
  Map<String, @Nullable Object> judging(BenchmarkInput.Context context);

  /** The request that removes what set-up left. */
  SignedRequest closing(String benchmarkId);

  /** Records that a run began. */
  void started(String benchmarkId, String runId, @Nullable String readyAt);

  /** Records how a run ended; what follows from that for the rest of the plan. */
  Counted finish(BenchmarkInput.Progress progress, FinishedRun run);

  /**
   * Records what a run cost, and what all have cost so far.
   *
   * @param progress with this run charged
   */
  void charge(BenchmarkInput.Progress progress, String runId, Map<String, @Nullable Object> cost);

  /** Cancels every run that has not ended. */
  void cancelRuns(BenchmarkInput.Context context);

  /** Ends the benchmark. */
  void end(BenchmarkInput.Progress progress, Ending ending);

  /** Ends the benchmark because it cannot go on. */
  void fail(String benchmarkId, int attempt, String message, @Nullable String submittedAt);

  /** What a benchmark's workflow is to do first. */
  enum First {
    /** Nothing: it is over already, or another attempt has begun. */
    END,
    /** End as CANCELLED; nothing was run. */
    CANCEL,
    /** Prepare and plan. */
    PREPARE
  }

  /**
   * A benchmark that was taken on.
   *
   * @param submittedAt of the benchmark as it was found; null if it was not
   * @param spec JSON text; empty unless {@code first} is PREPARE
   */
  record Begun(
      First first,
      @Nullable String submittedAt,
      String spec,
      String taskQueue,
      Map<String, @Nullable Object> pricing,
      SignedRequest prepare) {}

  /**
   * What a benchmark is planned with.
   *
   * @param submittedAt of the benchmark that was begun; null where an earlier version began it
   * @param spec JSON text
   * @param request PrepareBenchmark as it was asked
   * @param result what came back, from a worker or somebody else; null if it is no result
   */
  record Asked(
      String benchmarkId,
      int attempt,
      @Nullable String submittedAt,
      String spec,
      Map<String, @Nullable Object> priceBook,
      SignedRequest request,
      @Nullable SignedResult result) {}

  /**
   * What is left of a plan.
   *
   * @param context what was planned; null if the benchmark was ended instead
   * @param interrupted runs that were flagged, to be closed and priced
   * @param unpriced runs that have ended and were not priced
   * @param spending of those that were; null where an earlier version planned
   * @param repeated runs that were made again after load from outside; null likewise
   */
  record Planned(
      BenchmarkInput.@Nullable Context context,
      int places,
      int done,
      int failed,
      List<Interrupted> interrupted,
      List<Unpriced> unpriced,
      @Nullable Spending spending,
      @Nullable Integer repeated) {

    static final Planned ENDED =
        new Planned(null, 0, 0, 0, List.of(), List.of(), Spending.NOTHING, 0);
  }

  /**
   * A run that was taken when its workflow was lost.
   *
   * @param carriedOut whether it had begun
   */
  record Interrupted(
      String runId, SignedRequest close, Map<String, @Nullable Object> price, boolean carriedOut) {}

  /** A run whose workflow was lost after it had ended. */
  record Unpriced(String runId, Map<String, @Nullable Object> price, boolean sample) {}

  /**
   * A run to be carried out.
   *
   * @param runId empty when nothing is left
   * @param from id of the first run of its place
   * @param price request for its price, but for {@code sample}
   * @param places of the plan, where runs were added to it; null elsewhere
   * @param look request for a look, where one is next; null elsewhere
   */
  record NextRun(
      String runId,
      String from,
      String kind,
      String startedAt,
      @Nullable SignedRequest open,
      List<StepCall> steps,
      @Nullable SignedRequest close,
      Map<String, @Nullable Object> price,
      @Nullable Integer places,
      @Nullable Map<String, @Nullable Object> look) {

    NextRun looking(Map<String, @Nullable Object> request) {
      return new NextRun(runId, from, kind, startedAt, open, steps, close, price, places, request);
    }
  }

  /**
   * A step to be carried out.
   *
   * @param longestSeconds of all its attempts together
   */
  record StepCall(String name, boolean measured, long longestSeconds, SignedRequest request) {}

  /**
   * How a run ended, and what its steps gave.
   *
   * @param carriedOut whether it began
   */
  record FinishedRun(
      String runId,
      String kind,
      String status,
      @Nullable String reason,
      @Nullable String message,
      boolean carriedOut,
      List<FinishedStep> steps) {}

  /** How a step ended. */
  record FinishedStep(String name, boolean measured, WorkerActivities.JobResult result) {}

  /**
   * Places that are done with, and how many of them failed.
   *
   * @param sample whether the run that was counted gave one; null where an earlier version counted
   * @param repeated runs that were made again after load from outside; null likewise
   */
  record Counted(int done, int failed, @Nullable Boolean sample, @Nullable Integer repeated) {}

  /**
   * How a benchmark ends.
   *
   * @param judgement of the cost analyzer; null when there was nothing to judge
   */
  record Ending(boolean cancelled, @Nullable Map<String, @Nullable Object> judgement) {}
}
