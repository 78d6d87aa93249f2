package io.benchtable.workflows.target;

import io.benchtable.workflows.event.ChangeEvent;

/** What the platform's own rules do with benchmarks. Each call may be repeated. */
interface Benchmarks {

  /**
   * Starts the workflow of the benchmark as the event shows it; one that was started is fine.
   *
   * @return whether Temporal was asked, and answered
   */
  boolean start(String benchmarkId, ChangeEvent event);

  /**
   * Cancels the benchmark's workflow if it runs.
   *
   * @return whether Temporal was asked, and answered
   */
  boolean cancel(String benchmarkId, ChangeEvent event);

  /** Does what changes of benchmarks ask for that may have been lost. */
  void recover();

  /** Restores what a put over the benchmark took away. */
  void guard(String benchmarkId, ChangeEvent event);
}
