package io.benchtable.jobs.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.benchtable.jobs.measurement.Isolation;
import io.benchtable.jobs.process.Left;
import io.benchtable.jobs.process.Outcome;
import io.benchtable.jobs.run.RunMessages.Software;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is asked of a job, and what is answered and kept. */
public final class JobMessages {

  private JobMessages() {}

  public record ExecuteJob(String benchmarkId, String runId, Step step) {}

  /**
   * @param environment complete but for PATH, HOME, LANG, TMPDIR and what software sets
   * @param software where programs come from; the host if absent
   * @param stdin file in the run directory
   * @param stdout file in the run directory; printed to the log if absent
   * @param network {@code none} or {@code host}, outside containers
   */
  public record Step(
      String name,
      List<String> command,
      @Nullable Map<String, String> environment,
      @Nullable Software software,
      @Nullable String stdin,
      @Nullable String stdout,
      @Nullable List<String> inputs,
      @Nullable List<String> outputs,
      @Nullable Boolean measured,
      @Nullable Resources resources,
      @Nullable Long timeoutSeconds,
      @Nullable Integer retries,
      @Nullable List<Metric> metrics,
      @Nullable List<List<String>> versions,
      @Nullable String network) {

    boolean isMeasured() {
      return measured == null || measured;
    }

    boolean reachesNetwork() {
      return "host".equals(network);
    }

    int mostRetries() {
      return retries == null ? 0 : retries;
    }

    boolean mayBeRetried() {
      return mostRetries() > 0;
    }

    int vcpus() {
      return resources == null || resources.vcpus() == null ? 0 : resources.vcpus();
    }

    long memoryMiB() {
      return resources == null || resources.memoryMiB() == null ? 0 : resources.memoryMiB();
    }

    static <T> List<T> orEmpty(@Nullable List<T> list) {
      return Optional.ofNullable(list).orElse(List.of());
    }
  }

  public record Resources(@Nullable Integer vcpus, @Nullable Long memoryMiB) {}

  /**
   * @param file in the run directory, or {@code stdout} or {@code stderr}; without it both are read
   * @param regex whose first group is the value
   * @param pointer RFC 6901, into JSON
   */
  public record Metric(
      String name,
      @Nullable String unit,
      @Nullable String file,
      @Nullable String regex,
      @Nullable String pointer) {}

  public record MetricValue(String value, @Nullable String unit) {}

  /**
   * @param status SUCCEEDED, FAILED, CANCELLED or INTERRUPTED
   */
  public record JobResult(
      String status,
      String jobId,
      @Nullable String reason,
      @Nullable String message,
      @Nullable Integer exitCode,
      @Nullable String signal,
      @Nullable String startedAt,
      @Nullable String endedAt,
      @Nullable UsageView usage,
      Map<String, MetricValue> metrics,
      Map<String, String> versions) {}

  /** What is not known is null, never 0. */
  public record UsageView(
      String wallSeconds,
      @Nullable String cpuUserSeconds,
      @Nullable String cpuSystemSeconds,
      @Nullable Long peakMemoryBytes,
      String peakMemoryMethod,
      @Nullable Long readBytes,
      @Nullable Long writtenBytes,
      @Nullable Long voluntarySwitches,
      @Nullable Long involuntarySwitches,
      @Nullable Long minorFaults,
      @Nullable Long majorFaults,
      @Nullable PressureView pressure,
      String loadAverage,
      String stealSeconds,
      @Nullable String otherCpuSeconds,
      @Nullable Left leftBehind,
      @Nullable Isolation isolation) {

    static UsageView of(Outcome outcome) {
      var usage = outcome.usage();
      var faults = usage.faults();
      var traffic = usage.traffic();
      var switches = usage.switches();
      return new UsageView(
          usage.wallSeconds(),
          usage.userSeconds(),
          usage.systemSeconds(),
          usage.peakMemoryBytes().isPresent() ? usage.peakMemoryBytes().getAsLong() : null,
          usage.peakMemoryMethod(),
          traffic == null ? null : traffic.readBytes(),
          traffic == null ? null : traffic.writtenBytes(),
          switches == null ? null : switches.voluntary(),
          switches == null ? null : switches.involuntary(),
          faults == null ? null : faults.minor(),
          faults == null ? null : faults.major(),
          usage.pressure() == null ? null : PressureView.of(usage.pressure()),
          usage.load(),
          usage.stealSeconds().toPlainString(),
          usage.otherSeconds(),
          outcome.left().orElse(null),
          outcome.isolation());
    }
  }

  public record Transition(String status, String at) {}

  public record LogView(String address, long stdoutBytes, long stderrBytes, boolean truncated) {}

  /** An attempt at a step, as its item says. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record JobItem(
      String runId,
      String jobId,
      String benchmarkId,
      String step,
      int attempt,
      String queue,
      List<String> command,
      boolean measured,
      String status,
      List<Transition> transitions,
      @Nullable String reason,
      @Nullable String message,
      @Nullable Integer exitCode,
      @Nullable String signal,
      @Nullable String usageId,
      @Nullable Map<String, MetricValue> metrics,
      @Nullable Map<String, String> versions,
      @Nullable LogView log,
      String worker) {

    boolean isFinished() {
      return status.equals("SUCCEEDED") || status.equals("FAILED");
    }
  }

  /** What an attempt used; never changed. What is not known is null, never 0. */
  public record UsageItem(
      String runId,
      String usageId,
      String benchmarkId,
      String step,
      int attempt,
      boolean measured,
      String startedAt,
      String endedAt,
      @JsonUnwrapped UsageView view,
      int vcpus,
      long memoryMiB,
      String host) {}
}
