package io.benchtable.costs.verdict;

/** What a run is for. */
public enum RunKind {
  /** Makes what other runs are given. */
  SETUP,
  /** Runs before the measured ones; not a sample. */
  WARMUP,
  /** A sample, if it completes. */
  MEASURED
}
