package io.benchtable.workflows.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The status of a benchmark or a run, and which status may follow which. */
public enum Status {
  /** Asked for, nothing done yet. */
  WAITING,
  /** Being checked and made ready. */
  PREPARING,
  /** Could run now. */
  READY,
  /** Steps are executed. */
  RUNNING,
  /** Ended as it should. */
  COMPLETE,
  /** Ended otherwise; the reason says how. */
  FAILED,
  /** Ended because somebody asked for it, or because it had become pointless. */
  CANCELLED;

  /** A benchmark goes back to PREPARING when its workflow was lost, to WAITING when retried. */
  private static final Map<Status, Set<Status>> BENCHMARK =
      Map.of(
          WAITING, Set.of(PREPARING, CANCELLED),
          PREPARING, Set.of(READY, FAILED, CANCELLED),
          READY, Set.of(PREPARING, RUNNING, COMPLETE, FAILED, CANCELLED),
          RUNNING, Set.of(PREPARING, COMPLETE, FAILED, CANCELLED),
          COMPLETE, Set.of(WAITING),
          FAILED, Set.of(WAITING),
          CANCELLED, Set.of(WAITING));

  private static final Map<Status, Set<Status>> RUN =
      Map.of(
          WAITING, Set.of(PREPARING, CANCELLED),
          PREPARING, Set.of(READY, FAILED, CANCELLED),
          READY, Set.of(RUNNING),
          RUNNING, Set.of(COMPLETE, FAILED, CANCELLED),
          COMPLETE, Set.of(),
          FAILED, Set.of(),
          CANCELLED, Set.of());

  /** Whether nothing follows by itself. */
  public boolean isTerminal() {
    return this == COMPLETE || this == FAILED || this == CANCELLED;
  }

  /** Whether a benchmark may go from this status to another. */
  public boolean benchmarkMayBecome(Status next) {
    return BENCHMARK.getOrDefault(this, Set.of()).contains(next);
  }

  /** Whether a run may go from this status to another. */
  public boolean runMayBecome(Status next) {
    return RUN.getOrDefault(this, Set.of()).contains(next);
  }

  /** Names of every status from which a benchmark may become this one. */
  public List<String> benchmarkPredecessors() {
    return Arrays.stream(values()).filter(s -> s.benchmarkMayBecome(this)).map(Enum::name).toList();
  }

  /** Names of every status from which a run may become this one. */
  public List<String> runPredecessors() {
    return Arrays.stream(values()).filter(s -> s.runMayBecome(this)).map(Enum::name).toList();
  }
}
