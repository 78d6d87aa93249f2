package io.benchtable.workflows.benchmark;

/** What a run is for. */
public enum RunKind {
  /** Prepares what other runs link. */
  SETUP,
  /** Warms caches up; never a sample. */
  WARMUP,
  /** Gives a sample. */
  MEASURED
}
