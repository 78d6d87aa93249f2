package io.benchtable.jobs.job;

import io.benchtable.jobs.job.JobMessages.JobItem;
import io.benchtable.jobs.job.JobMessages.UsageItem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tables {@code jobs} and {@code usage}. Every method may throw {@link ItemsUnavailable}, those
 * that write also {@link ItemsRefused}.
 */
public interface Items {

  List<JobItem> jobsOf(String runId);

  /** Puts a job that is not there yet; false if it is. */
  boolean create(JobItem job);

  void replace(JobItem job);

  /** Puts how an attempt ended and what it used, in one request; both or, in part, again. */
  void finish(JobItem job, UsageItem usage);

  Optional<UsageItem> usage(String runId, String usageId);

  /** Says on a run's item what it waits for. */
  void waitingFor(String benchmarkId, String runId, String reason);

  /** Says on a benchmark's item what its preparation is at, or that it is over. */
  void preparing(String benchmarkId, @Nullable String progress);
}
