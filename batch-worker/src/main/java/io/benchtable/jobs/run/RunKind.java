package io.benchtable.jobs.run;

/** What a run is for. */
public enum RunKind {
  /** Steps that are run once and whose outputs others are given. */
  SETUP,
  /** Run before the measured ones, and not counted. */
  WARMUP,
  /** Counted. */
  MEASURED
}
