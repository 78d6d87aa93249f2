package io.benchtable.workflows.target;

import org.jspecify.annotations.Nullable;

/**
 * What a worker says of a function that it called.
 *
 * @param signature that the output is a worker's; only if it SUCCEEDED
 */
record FunctionResult(
    String status,
    @Nullable String output,
    @Nullable String reason,
    @Nullable String message,
    @Nullable Integer exitCode,
    @Nullable String stderrTail,
    @Nullable String signature) {

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
