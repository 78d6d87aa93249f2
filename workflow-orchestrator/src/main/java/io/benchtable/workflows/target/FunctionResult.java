package io.benchtable.workflows.target;

import org.jspecify.annotations.Nullable;

/** What a worker says of a function that it called. */
record FunctionResult(
    String status,
    @Nullable String output,
    @Nullable String reason,
    @Nullable String message,
    @Nullable Integer exitCode,
    @Nullable String stderrTail) {

  /** What went wrong; null if nothing did. */
  @Nullable String failure() {
    if ("SUCCEEDED".equals(status)) {
      return null;
    }
    var what =
        message != null
            ? message
            : exitCode != null
                ? "Expected exit status 0, but it is " + exitCode
                : "Expected SUCCEEDED, but it is " + status + (reason == null ? "" : " " + reason);
    return stderrTail == null || stderrTail.isBlank() ? what : what + ": " + stderrTail.strip();
  }
}
