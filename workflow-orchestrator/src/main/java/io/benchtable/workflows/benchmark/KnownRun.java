package io.benchtable.workflows.benchmark;

/**
 * A run that the tables know.
 *
 * @param attempt of the benchmark in which the run was planned, from 1
 * @param interrupted whether it failed because it was interrupted
 * @param sample whether it gave a sample
 */
public record KnownRun(
    String runId, Status status, int attempt, boolean interrupted, boolean sample) {

  /** Whether a measured run is complete but was disturbed, so that another is to take its place. */
  boolean isToBeRepeated() {
    return status == Status.COMPLETE && !sample;
  }
}
