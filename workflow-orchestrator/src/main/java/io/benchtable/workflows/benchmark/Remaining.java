package io.benchtable.workflows.benchmark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a plan, given the runs that the tables know: after a kill, a restart or a retry.
 * Complete runs are kept, a run that was interrupted after it had started is flagged and replaced,
 * and what failed or was cancelled in an earlier attempt is run again in its place.
 *
 * @param interrupted runs to be flagged
 * @param added runs to be planned besides those that are already waiting
 * @param doomed waiting runs that will not be run, since their configuration failed
 * @param done places that are done with, whatever came of them
 * @param failed of those, how many failed
 */
public record Remaining(
    List<KnownRun> interrupted, List<Added> added, List<String> doomed, int done, int failed) {

  /** After so many runs in one place, an interrupted one fails its configuration. */
  public static final int MOST_IN_PLACE = 20;

  /** A run to be written as WAITING. */
  public record Added(String runId, PlannedRun run, Optional<String> replaces) {}

  /** What is left at the start of an attempt's workflow. */
  public static Remaining of(
      Plan plan, Reach reach, RunIds ids, List<KnownRun> known, int attempt, Wanted wanted) {
    var latest = latest(ids, known);
    var failed =
        latest.values().stream()
            .filter(run -> run.attempt() == attempt && run.status() == Status.FAILED)
            .filter(run -> !mayReplace(ids, run))
            .map(run -> plan.at(ids.place(run.runId())))
            .toList();
    return new Reckoning(plan, reach, ids, attempt, wanted, latest, failed).remaining();
  }

  /** How many measured runs are complete without being a sample: as many were made again. */
  public static int repeated(Plan plan, RunIds ids, List<KnownRun> known) {
    return (int)
        known.stream()
            .filter(KnownRun::isToBeRepeated)
            .filter(run -> plan.at(ids.place(run.runId())).kind() == RunKind.MEASURED)
            .count();
  }

  static Map<Integer, KnownRun> latest(RunIds ids, List<KnownRun> known) {
    var latest = new HashMap<Integer, KnownRun>();
    for (var run : known) {
      latest.merge(
          ids.place(run.runId()), run, (a, b) -> ids.n(a.runId()) > ids.n(b.runId()) ? a : b);
    }
    return latest;
  }

  private static boolean mayReplace(RunIds ids, KnownRun run) {
    return run.interrupted() && ids.n(run.runId()) < MOST_IN_PLACE;
  }

  /** What the latest run of a place means for the place. */
  private enum Place {
    OPEN,
    ADD,
    INTERRUPTED,
    COMPLETE,
    FAILED,
    CANCELLED
  }

  private record Reckoning(
      Plan plan,
      Reach reach,
      RunIds ids,
      int attempt,
      Wanted wanted,
      Map<Integer, KnownRun> latest,
      List<PlannedRun> failures) {

    Remaining remaining() {
      var interrupted = new ArrayList<KnownRun>();
      var added = new ArrayList<Added>();
      var doomed = new ArrayList<String>();
      int done = 0;
      int failed = 0;
      for (var run : plan.runs(reach)) {
        var last = latest.get(run.place());
        var place = place(run, last);
        if (place == Place.INTERRUPTED && last != null) {
          interrupted.add(last);
        }
        boolean isDoomed = isDoomed(run);
        if (place == Place.ADD || (place == Place.INTERRUPTED && !isDoomed)) {
          added.add(next(run, last));
        }
        if (isDoomed && (place == Place.OPEN || place == Place.ADD)) {
          doomed.add(
              place == Place.ADD ? next(run, last).runId() : last == null ? "" : last.runId());
        }
        boolean isDone =
            isDoomed
                || place == Place.COMPLETE
                || place == Place.FAILED
                || place == Place.CANCELLED;
        done += isDone ? 1 : 0;
        failed += place == Place.FAILED || (isDoomed && place == Place.INTERRUPTED) ? 1 : 0;
      }
      return new Remaining(
          List.copyOf(interrupted), List.copyOf(added), List.copyOf(doomed), done, failed);
    }

    private Added next(PlannedRun run, @Nullable KnownRun last) {
      return last == null
          ? new Added(ids.first(run.place()), run, Optional.empty())
          : new Added(
              ids.nth(run.place(), ids.n(last.runId()) + 1), run, Optional.of(last.runId()));
    }

    private Place place(PlannedRun run, @Nullable KnownRun last) {
      if (last == null) {
        // Blocks of a configuration that failed may never have been planned; nobody asks for them.
        return run.kind() != RunKind.MEASURED || wanted.has(run) ? Place.ADD : Place.CANCELLED;
      }
      return switch (last.status()) {
        case WAITING, PREPARING, READY -> Place.OPEN;
        case RUNNING -> Place.INTERRUPTED;
        case COMPLETE -> isToBeMadeAgain(run, last) ? Place.ADD : Place.COMPLETE;
        case FAILED -> isRetried(run, last) || mayReplaceNow(last) ? Place.ADD : Place.FAILED;
        case CANCELLED -> isRetried(run, last) ? Place.ADD : Place.CANCELLED;
      };
    }

    private boolean isRetried(PlannedRun run, KnownRun last) {
      return last.attempt() < attempt
          && (wanted.has(run) || (run.kind() != RunKind.MEASURED && isNeededAgain(run)));
    }

    /** What was interrupted earlier and not replaced then is a matter of the retry. */
    private boolean mayReplaceNow(KnownRun last) {
      return mayReplace(ids, last) && (last.attempt() == attempt || wanted.places().isEmpty());
    }

    private boolean isToBeMadeAgain(PlannedRun run, KnownRun complete) {
      return run.kind() == RunKind.MEASURED
          ? complete.isToBeRepeated() && (complete.attempt() == attempt || wanted.has(run))
          : complete.attempt() < attempt && isNeededAgain(run);
    }

    private boolean isNeededAgain(PlannedRun run) {
      return switch (run.kind()) {
        case SETUP -> isStillLinked(run);
        case WARMUP -> isStillMeasured(run);
        case MEASURED -> false;
      };
    }

    /** What a warm-up of an earlier attempt warmed is cold by now. */
    private boolean isStillMeasured(PlannedRun warmup) {
      return plan.runs().stream()
          .filter(run -> run.kind() == RunKind.MEASURED)
          .filter(run -> run.configuration().equals(warmup.configuration()))
          .filter(reach::mayHave)
          .filter(wanted::has)
          .anyMatch(this::isMissing);
    }

    /** What set-up left is removed at the end of an attempt. */
    private boolean isStillLinked(PlannedRun setup) {
      return plan.runs().stream()
          .filter(setup::isLinkedBy)
          .filter(run -> run.kind() != RunKind.SETUP)
          .filter(reach::mayHave)
          .filter(wanted::has)
          .anyMatch(this::isMissing);
    }

    private boolean isMissing(PlannedRun run) {
      var last = latest.get(run.place());
      return last == null
          || last.status() != Status.COMPLETE
          || (run.kind() == RunKind.MEASURED && last.isToBeRepeated());
    }

    /** A configuration that failed in this attempt is not run further. */
    private boolean isDoomed(PlannedRun run) {
      return failures.stream()
          .anyMatch(failed -> failed.place() != run.place() && failed.dooms(run));
    }
  }
}
