package io.benchtable.dashboard.live;

import java.util.Optional;
import java.util.Set;

/** What an open page shows, and so which changes concern it. */
record Interest(Optional<String> benchmarkId, Optional<String> runId) {

  private static final Set<String> OF_A_RUN = Set.of("runs", "jobs", "costs");

  /** Whether a change concerns the page. The list of benchmarks shows benchmark items alone. */
  boolean covers(Change change) {
    if (change.benchmarkId().isEmpty()) {
      return true;
    }
    if (benchmarkId.isEmpty()) {
      return change.table().equals("benchmarks");
    }
    if (!benchmarkId.equals(change.benchmarkId())) {
      return false;
    }
    return runId.isEmpty()
        ? !change.table().equals("jobs")
        : OF_A_RUN.contains(change.table()) && runId.equals(change.runId());
  }
}
