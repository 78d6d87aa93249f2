package io.benchtable.jobs.job;

import io.benchtable.jobs.job.JobMessages.ExecuteJob;
import io.benchtable.jobs.job.JobMessages.JobItem;
import io.benchtable.jobs.job.JobMessages.JobResult;
import io.benchtable.jobs.job.JobMessages.Step;
import io.benchtable.jobs.job.JobMessages.Transition;
import io.benchtable.jobs.job.JobMessages.UsageItem;
import io.benchtable.jobs.job.JobMessages.UsageView;
import io.benchtable.jobs.run.Heartbeat;
import io.benchtable.jobs.run.RunSession;
import io.benchtable.jobs.run.Runs;
import io.benchtable.jobs.run.Times;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Executes steps. A step is finished when its item says so: it is not executed again then. One that
 * was under way when its worker stopped is INTERRUPTED; only a new run repeats it.
 */
public final class Jobs {

  private final Items items;
  private final Runs runs;
  private final Attempts attempts;
  private final Map<String, Executing> executing = new ConcurrentHashMap<>();

  public Jobs(Items items, Runs runs, Attempts attempts) {
    this.items = items;
    this.runs = runs;
    this.attempts = attempts;
  }

  /** A step that is under way, and what will have come of it. */
  private record Executing(String step, FutureTask<JobResult> result) {

    JobResult await() throws IOException {
      try {
        return result.get();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IOException("Expected step " + step + " to end, but the worker is stopped");
      } catch (ExecutionException failure) {
        if (failure.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw new IOException(
            "Expected to execute step " + step + ", but: " + failure.getCause(), failure);
      }
    }
  }

  /**
   * Executes a step, waits for it if it is under way, or says what came of it before.
   *
   * @throws ItemsUnavailable if it cannot be known or noted; to be repeated
   */
  public JobResult execute(ExecuteJob request, String queue, Heartbeat heartbeat)
      throws IOException {
    var step = request.step().name();
    var own = new Executing(step, new FutureTask<>(() -> executeAlone(request, queue, heartbeat)));
    var earlier = executing.putIfAbsent(request.runId(), own);
    if (earlier != null && !earlier.step().equals(step)) {
      throw new IOException(
          "Expected run "
              + request.runId()
              + " to be at rest, but its step "
              + earlier.step()
              + " is still executing");
    }
    if (earlier != null) {
      return earlier.await();
    }
    try {
      own.result().run();
    } finally {
      executing.remove(request.runId());
    }
    return own.await();
  }

  /** Of a benchmark that is over for now: what programs said of themselves may change. */
  public void forget(String benchmarkId) {
    attempts.forget(benchmarkId);
  }

  private JobResult executeAlone(ExecuteJob request, String queue, Heartbeat heartbeat)
      throws IOException {
    var session = runs.use(request.runId());
    try {
      var begins = session.isPresent() && session.get().begin(request.step().name());
      var earlier = begins ? Optional.<JobItem>empty() : latest(request);
      if (earlier.isPresent()) {
        if (!earlier.get().isFinished()) {
          return interrupted(earlier.get());
        }
        if (isFinal(earlier.get(), request.step())) {
          return result(earlier.get());
        }
      }
      if (session.isEmpty()) {
        return lost(request);
      }
      var first = earlier.map(job -> job.attempt() + 1).orElse(1);
      return repeatUntilDone(request, queue, session.get(), first, heartbeat);
    } finally {
      session.ifPresent(RunSession::rest);
    }
  }

  /** The last attempt that was ever made at the step. */
  private Optional<JobItem> latest(ExecuteJob request) {
    return items.jobsOf(request.runId()).stream()
        .filter(job -> job.step().equals(request.step().name()))
        .max(Comparator.comparingInt(JobItem::attempt));
  }

  private static boolean isFinal(JobItem job, Step step) {
    return job.status().equals("SUCCEEDED")
        || job.reason() == null
        || !Reason.valueOf(job.reason()).mayPass()
        || job.attempt() > step.mostRetries();
  }

  private JobResult repeatUntilDone(
      ExecuteJob request, String queue, RunSession run, int first, Heartbeat heartbeat)
      throws IOException {
    run.start();
    for (var attempt = first; ; attempt++) {
      var attempted = attempts.execute(request, queue, attempt, run, heartbeat);
      if (isFinal(attempted.job(), request.step())) {
        new StartingPoint(run.directory()).forget();
        return result(attempted.job(), attempted.usage());
      }
    }
  }

  /** A worker died or was stopped in the middle of it. */
  private JobResult interrupted(JobItem job) {
    var transitions = new ArrayList<>(job.transitions());
    transitions.add(new Transition("FAILED", Times.text(Instant.now())));
    var failed =
        new JobItem(
            job.runId(),
            job.jobId(),
            job.benchmarkId(),
            job.step(),
            job.attempt(),
            job.queue(),
            job.command(),
            job.measured(),
            "FAILED",
            List.copyOf(transitions),
            Reason.INTERRUPTED.name(),
            "The worker was restarted during this step",
            null,
            null,
            null,
            job.metrics(),
            job.versions(),
            job.log(),
            job.worker());
    items.replace(failed);
    return result(failed);
  }

  private static JobResult lost(ExecuteJob request) {
    return new JobResult(
        "INTERRUPTED",
        request.step().name() + "#1",
        Reason.INTERRUPTED.name(),
        "The worker was restarted, or waited too long for this step",
        null,
        null,
        null,
        null,
        null,
        Map.of(),
        Map.of());
  }

  private JobResult result(JobItem job) {
    if (job.usageId() == null) {
      return result(job, null);
    }
    var usage = items.usage(job.runId(), job.usageId());
    return usage.isPresent() ? result(job, usage.get()) : interrupted(job);
  }

  static JobResult result(JobItem job, @org.jspecify.annotations.Nullable UsageItem usage) {
    var status =
        job.status().equals("SUCCEEDED")
            ? "SUCCEEDED"
            : switch (String.valueOf(job.reason())) {
              case "CANCELLED" -> "CANCELLED";
              case "INTERRUPTED" -> "INTERRUPTED";
              default -> "FAILED";
            };
    UsageView view = usage == null ? null : usage.view();
    return new JobResult(
        status,
        job.jobId(),
        job.reason(),
        job.message(),
        job.exitCode(),
        job.signal(),
        usage == null ? null : usage.startedAt(),
        usage == null ? null : usage.endedAt(),
        view,
        job.metrics() == null ? Map.of() : job.metrics(),
        job.versions() == null ? Map.of() : job.versions());
  }
}
