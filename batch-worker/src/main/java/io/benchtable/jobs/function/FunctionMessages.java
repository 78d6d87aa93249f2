package io.benchtable.jobs.function;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is asked of a function, and what it answers. */
public final class FunctionMessages {

  private FunctionMessages() {}

  /**
   * @param event JSON, given on standard input
   * @param delivery what the output is for; only who asks needs that
   */
  public record InvokeFunction(
      String functionId,
      String rule,
      String target,
      List<String> command,
      @Nullable Long timeoutSeconds,
      String event,
      @Nullable Map<String, @Nullable Object> delivery) {}

  /**
   * @param status SUCCEEDED, FAILED or CANCELLED
   * @param output what it printed on standard output
   * @param signature that the output is this function's; only if it SUCCEEDED
   */
  public record FunctionResult(
      String status,
      @Nullable String output,
      @Nullable String reason,
      @Nullable String message,
      @Nullable Integer exitCode,
      String stderrTail,
      @Nullable String signature) {

    /** The result with proof that it is the worker's. */
    public FunctionResult signed(String proof) {
      return new FunctionResult(status, output, reason, message, exitCode, stderrTail, proof);
    }
  }
}
