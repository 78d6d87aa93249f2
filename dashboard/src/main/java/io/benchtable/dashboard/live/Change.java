package io.benchtable.dashboard.live;

import java.util.Optional;

/**
 * Something changed in a table; an open page that shows it reads it again.
 *
 * @param benchmarkId the benchmark concerned; empty if changes of any may have been missed
 */
record Change(String table, Optional<String> benchmarkId, Optional<String> runId) {

  /** Changes may be missing: whatever is shown is to be read again. */
  static Change anything(String table) {
    return new Change(table, Optional.empty(), Optional.empty());
  }
}
