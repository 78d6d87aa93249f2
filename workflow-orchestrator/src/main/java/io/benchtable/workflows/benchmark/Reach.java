package io.benchtable.workflows.benchmark;

import java.util.Map;

/**
 * How far a plan is carried out: its blocks are planned one after the other, and what was stopped
 * is in none after that.
 *
 * @param blocks that are planned
 * @param most blocks that there can still be
 * @param stopped ids of configurations, with the number of blocks that they have
 */
public record Reach(int blocks, int most, Map<String, Integer> stopped) {

  /** Of a plan whose runs are all made. */
  public static final Reach ALL = new Reach(Integer.MAX_VALUE, Integer.MAX_VALUE, Map.of());

  public Reach {
    stopped = Map.copyOf(stopped);
  }

  /** Whether a run is planned. */
  public boolean has(PlannedRun run) {
    return isWithin(run, blocks);
  }

  /** Whether a run is planned, or may be later. */
  public boolean mayHave(PlannedRun run) {
    return isWithin(run, Math.max(blocks, most));
  }

  /** With the next block planned too. */
  public Reach further() {
    return new Reach(blocks + 1, most, stopped);
  }

  private boolean isWithin(PlannedRun run, int last) {
    return run.block() <= last
        && run.configuration()
            .map(one -> stopped.getOrDefault(one.id(), Integer.MAX_VALUE) >= run.block())
            .orElse(true);
  }
}
