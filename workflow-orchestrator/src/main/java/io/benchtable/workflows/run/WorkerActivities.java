package io.benchtable.workflows.run;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What workers do for benchmarks; contracts 05 to 08. */
@ActivityInterface
public interface WorkerActivities {

  @ActivityMethod(name = "PrepareBenchmark")
  SignedResult prepareBenchmark(SignedRequest request);

  @ActivityMethod(name = "OpenRun")
  Opened openRun(SignedRequest request);

  @ActivityMethod(name = "ExecuteJob")
  JobResult executeJob(SignedRequest request);

  @ActivityMethod(name = "CloseRun")
  Map<String, @Nullable Object> closeRun(SignedRequest request);

  @ActivityMethod(name = "CloseBenchmark")
  Map<String, @Nullable Object> closeBenchmark(SignedRequest request);

  /**
   * The worker that all runs go to, its host, and the dataset as it was found; the body of what
   * PrepareBenchmark results in.
   *
   * @param problems why the benchmark cannot be run; path, value, expected
   */
  record Prepared(
      @Nullable List<Map<String, @Nullable Object>> problems,
      @Nullable Map<String, @Nullable Object> worker,
      @Nullable Map<String, @Nullable Object> host,
      @Nullable List<Map<String, @Nullable Object>> dataset) {}

  /** Whether a run may begin: READY, FAILED, CANCELLED or INTERRUPTED. */
  record Opened(
      String status,
      @Nullable String reason,
      @Nullable String message,
      @Nullable String readyAt,
      @Nullable String waitedSeconds) {}

  /** How a step ended: SUCCEEDED, FAILED, CANCELLED or INTERRUPTED. */
  record JobResult(
      String status,
      @Nullable String jobId,
      @Nullable String reason,
      @Nullable String message,
      @Nullable Object exitCode,
      @Nullable Object signal,
      @Nullable String startedAt,
      @Nullable String endedAt,
      @Nullable Map<String, @Nullable Object> usage,
      @Nullable Map<String, @Nullable Object> metrics,
      @Nullable Map<String, @Nullable Object> versions) {}
}
