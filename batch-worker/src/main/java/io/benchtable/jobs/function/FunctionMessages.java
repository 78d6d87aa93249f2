package io.benchtable.jobs.function;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked of a function, and what it answers. */
public final class FunctionMessages {

  private FunctionMessages() {}

  /**
   * @param event JSON, given on standard input
   */
  public record InvokeFunction(
      String functionId,
      String rule,
      String target,
      List<String> command,
      @Nullable Long timeoutSeconds,
      String event) {}

  /**
   * @param status SUCCEEDED, FAILED or CANCELLED
   * @param output what it printed on standard output
   */
  public record FunctionResult(
      String status,
      @Nullable String output,
      @Nullable String reason,
      @Nullable String message,
      @Nullable Integer exitCode,
      String stderrTail) {}
}
