package io.benchtable.jobs.queue;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a sentence that a data directory is in use, without a stack trace. */
final class InUseAnalyzer extends AbstractFailureAnalyzer<DataDirectory.InUse> {

  @Override
  protected FailureAnalysis analyze(Throwable root, DataDirectory.InUse cause) {
    return new FailureAnalysis(
        String.valueOf(cause.getMessage()),
        "Stop that worker, or give this one benchtable.worker.data-directory.",
        cause);
  }
}
