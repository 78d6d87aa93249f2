package io.benchtable.workflows.benchmark;

import java.util.Optional;

/**
 * A place in a benchmark's plan.
 *
 * @param place from 1, in planned order
 * @param configuration empty for set-up of the whole benchmark
 * @param block the block of a measured run, from 1; 0 for other runs
 */
public record PlannedRun(
    int place, RunKind kind, Optional<Configuration> configuration, int block) {

  /** Whether this is set-up that another run links the outputs of. */
  public boolean isLinkedBy(PlannedRun other) {
    return kind == RunKind.SETUP
        && place < other.place
        && (configuration.isEmpty() || configuration.equals(other.configuration));
  }

  /** Whether a failure of this run ends another's chance. */
  public boolean dooms(PlannedRun other) {
    return configuration.isEmpty()
        ? kind == RunKind.SETUP
        : configuration.equals(other.configuration);
  }
}
