package io.benchtable.workflows.run;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.EnumSet;
import java.util.Set;

/** What it means that Temporal did not take a request. */
public final class TemporalFailures {

  private static final Set<Status.Code> OF_TEMPORAL =
      EnumSet.of(
          Status.Code.UNAVAILABLE,
          Status.Code.DEADLINE_EXCEEDED,
          Status.Code.RESOURCE_EXHAUSTED,
          Status.Code.CANCELLED);

  private TemporalFailures() {}

  /** Whether Temporal did not answer, and not what it said of this one request. */
  public static boolean isUnavailable(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StatusRuntimeException status) {
        return OF_TEMPORAL.contains(status.getStatus().getCode());
      }
    }
    return false;
  }
}
