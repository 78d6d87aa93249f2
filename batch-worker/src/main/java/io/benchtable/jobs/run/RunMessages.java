package io.benchtable.jobs.run;

import io.benchtable.jobs.measurement.Host;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked about benchmarks and runs, and what is answered. */
public final class RunMessages {

  private RunMessages() {}

  /**
   * @param software each that any configuration is run with, once
   */
  public record PrepareBenchmark(
      String benchmarkId,
      @Nullable List<NamedPath> dataset,
      @Nullable List<Software> software,
      @Nullable Resources largestStep) {}

  /**
   * Where programs come from.
   *
   * @param path directories with programs
   * @param conda directory of a conda environment
   * @param modules environment modules, in the order in which they are loaded
   * @param container instead of all those
   */
  public record Software(
      @Nullable List<String> path,
      @Nullable String conda,
      @Nullable List<String> modules,
      @Nullable Container container) {

    public List<String> paths() {
      return path == null ? List.of() : path;
    }

    public List<String> moduleNames() {
      return modules == null ? List.of() : modules;
    }

    /** Whether nothing has to be run to find it. */
    public boolean namesFoldersOnly() {
      return conda == null && moduleNames().isEmpty() && container == null;
    }

    /** Whether it names nothing: programs are those of the host. */
    public boolean namesNothing() {
      return paths().isEmpty() && namesFoldersOnly();
    }
  }

  /**
   * @param engine apptainer, podman or docker; the first that answers if absent
   * @param network {@code none} or {@code host}
   */
  public record Container(String image, @Nullable String engine, @Nullable String network) {

    /** Whether the image is a file of this host. */
    public boolean namesFile() {
      return image.startsWith("/")
          || image.startsWith("./")
          || image.startsWith("../")
          || (image.endsWith(".sif") && !image.contains("://"));
    }

    public boolean reachesNetwork() {
      return "host".equals(network);
    }
  }

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
      @Nullable List<String> linkedFrom,
      @Nullable Software software) {}

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
