package io.benchtable.jobs.run;

import io.benchtable.jobs.measurement.Host;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is asked about benchmarks and runs, and what is answered. */
public final class RunMessages {

  private RunMessages() {}

  /**
   * @param software {@code path}: directories with programs
   */
  public record PrepareBenchmark(
      String benchmarkId,
      @Nullable List<NamedPath> dataset,
      @Nullable Map<String, Object> software,
      @Nullable Resources largestStep) {}

  public record NamedPath(String name, String path) {}

  public record Resources(@Nullable Integer vcpus, @Nullable Long memoryMiB) {}

  public record PreparedBenchmark(
      List<Problem> problems, WorkerAddress worker, Host host, List<DatasetFile> dataset) {}

  /** Something in a benchmark's item that this host cannot serve. */
  public record Problem(String path, @Nullable String value, String expected) {}

  public record WorkerAddress(String workerId, String taskQueue, String address) {}

  public record OpenRun(
      String benchmarkId,
      String runId,
      RunKind kind,
      @Nullable List<DatasetFile> dataset,
      @Nullable List<String> linkedFrom) {}

  /**
   * @param status READY, FAILED, CANCELLED or INTERRUPTED
   */
  public record OpenedRun(
      String status,
      @Nullable String reason,
      @Nullable String message,
      @Nullable String readyAt,
      String waitedSeconds) {}

  public record CloseRun(
      String benchmarkId, String runId, @Nullable RunKind kind, @Nullable List<String> keep) {}

  public record ClosedRun(List<String> kept) {}

  public record CloseBenchmark(String benchmarkId) {}

  public record ClosedBenchmark() {}
}
