package io.benchtable.jobs.job;

import io.benchtable.jobs.job.JobMessages.ExecuteJob;
import io.benchtable.jobs.job.JobMessages.JobItem;
import io.benchtable.jobs.job.JobMessages.LogView;
import io.benchtable.jobs.job.JobMessages.MetricValue;
import io.benchtable.jobs.job.JobMessages.Transition;
import io.benchtable.jobs.job.JobMessages.UsageItem;
import io.benchtable.jobs.job.JobMessages.UsageView;
import io.benchtable.jobs.process.Exit;
import io.benchtable.jobs.process.Outcome;
import io.benchtable.jobs.run.Times;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is written about one attempt, as it becomes known. */
final class Note {

  private final ExecuteJob request;
  private final String queue;
  private final int attempt;
  private final JobSettings settings;
  private final Instant submittedAt = Instant.now();
  private @Nullable Map<String, String> versions;
  private @Nullable LogView log;
  private @Nullable Claim claim;
  private boolean logged;
  private boolean logLost;
  private @Nullable String left;

  Note(ExecuteJob request, String queue, int attempt, JobSettings settings) {
    this.request = request;
    this.queue = queue;
    this.attempt = attempt;
    this.settings = settings;
  }

  String benchmarkId() {
    return request.benchmarkId();
  }

  String jobId() {
    return request.step().name() + "#" + attempt;
  }

  boolean isFirst() {
    return attempt == 1;
  }

  String name() {
    return request.runId() + " " + jobId();
  }

  /** The attempt's item is being put. */
  void claimed(Claim made) {
    claim = made;
  }

  boolean isClaimed() {
    return claim != null;
  }

  /** Returns when the attempt is ours. */
  void awaitClaim() {
    if (claim != null) {
      claim.await();
    }
  }

  /** There is a log. */
  void logged() {
    logged = true;
  }

  /** The end of what was printed could not be written. */
  void logLost() {
    logLost = true;
  }

  /** Something of it is still there, which could not be removed. */
  void left(@Nullable String what) {
    left = what;
  }

  void versions(Map<String, String> said) {
    versions = said;
  }

  void log(BoundedLog output, BoundedLog errors) {
    log =
        new LogView(
            logAddress(),
            output.total(),
            errors.total(),
            logLost || output.truncated() || errors.truncated());
  }

  private String logAddress() {
    return settings.address() + "/v1/logs/" + encoded(request.runId()) + "/" + encoded(jobId());
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The command is about to start, and to have a log. */
  JobItem running() {
    log = new LogView(logAddress(), 0, 0, false);
    var now = Instant.now();
    return item("RUNNING", started(now), null, null, null, null, null, null);
  }

  JobItem refused(Verdict.Failed failure) {
    log = logged ? log : null;
    var transitions =
        List.of(transition("SUBMITTED", submittedAt), transition("FAILED", Instant.now()));
    return item(
        "FAILED", transitions, failure.reason().name(), failure.message(), null, null, null, null);
  }

  JobItem finished(Outcome outcome, Verdict verdict) {
    var code = outcome.exit() instanceof Exit.Status(int status) ? (Integer) status : null;
    var signal = outcome.exit() instanceof Exit.Signal(int number) ? Signals.name(number) : null;
    var status = verdict instanceof Verdict.Succeeded ? "SUCCEEDED" : "FAILED";
    var transitions = new ArrayList<>(started(outcome.startedAt()));
    transitions.add(transition(status, outcome.endedAt()));
    return switch (verdict) {
      case Verdict.Succeeded(Map<String, MetricValue> metrics, String remark) ->
          item(status, transitions, null, withLeft(remark), code, signal, jobId(), metrics);
      case Verdict.Failed(Reason reason, String message) ->
          item(status, transitions, reason.name(), withLeft(message), code, signal, jobId(), null);
    };
  }

  private @Nullable String withLeft(@Nullable String message) {
    if (left == null) {
      return message;
    }
    return message == null ? left : message + "; " + left;
  }

  private List<Transition> started(Instant startedAt) {
    return List.of(
        transition("SUBMITTED", submittedAt),
        transition("STARTING", submittedAt),
        transition("RUNNING", startedAt));
  }

  private static Transition transition(String status, Instant at) {
    return new Transition(status, Times.text(at));
  }

  private JobItem item(
      String status,
      List<Transition> transitions,
      @Nullable String reason,
      @Nullable String message,
      @Nullable Integer exitCode,
      @Nullable String signal,
      @Nullable String usageId,
      @Nullable Map<String, MetricValue> metrics) {
    return new JobItem(
        request.runId(),
        jobId(),
        request.benchmarkId(),
        request.step().name(),
        attempt,
        queue,
        request.step().command(),
        request.step().isMeasured(),
        status,
        List.copyOf(transitions),
        reason,
        message,
        exitCode,
        signal,
        usageId,
        metrics,
        versions,
        log,
        settings.worker());
  }

  UsageItem usage(Outcome outcome) {
    return new UsageItem(
        request.runId(),
        jobId(),
        request.benchmarkId(),
        request.step().name(),
        attempt,
        request.step().isMeasured(),
        Times.text(outcome.startedAt()),
        Times.text(outcome.endedAt()),
        UsageView.of(outcome),
        request.step().vcpus(),
        request.step().memoryMiB(),
        settings.host());
  }
}
