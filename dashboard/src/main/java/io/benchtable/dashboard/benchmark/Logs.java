package io.benchtable.dashboard.benchmark;

import java.net.URI;

/** The logs of jobs, which lie on the worker that ran them. */
interface Logs {

  /**
   * The tail of a log.
   *
   * @param text the text, or nothing
   * @param problem why there is no text; empty if there is
   */
  record Tail(String text, String problem) {}

  /** Reads the last part of what a job wrote. */
  Tail tail(URI address, String runId, String jobId, String stream);
}
