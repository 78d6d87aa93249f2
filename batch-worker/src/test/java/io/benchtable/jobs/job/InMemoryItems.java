package io.benchtable.jobs.job;

import io.benchtable.jobs.job.JobMessages.JobItem;
import io.benchtable.jobs.job.JobMessages.UsageItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Items in a map; they go through plain values as they do on the wire. */
public final class InMemoryItems implements Items {

  private final Map<String, Map<String, Object>> jobs = new ConcurrentSkipListMap<>();
  private final Map<String, UsageItem> usages = new ConcurrentSkipListMap<>();
  public final List<String> waiting = new CopyOnWriteArrayList<>();
  public final List<String> preparing = new CopyOnWriteArrayList<>();
  public volatile int outages;
  public volatile int reads;
  public volatile int sizeLimit = 400_000;

  private static String key(String runId, String id) {
    return runId + "/" + id;
  }

  private void maybeFail() {
    if (outages > 0) {
      outages--;
      throw new ItemsUnavailable("Expected tables, but they are away", new RuntimeException());
    }
  }

  @Override
  public List<JobItem> jobsOf(String runId) {
    reads++;
    maybeFail();
    var found = new ArrayList<JobItem>();
    jobs.forEach(
        (key, job) -> {
          if (key.startsWith(runId + "/")) {
            found.add(JobJson.typed(job, JobItem.class));
          }
        });
    return found;
  }

  @Override
  public boolean create(JobItem job) {
    maybeFail();
    return jobs.putIfAbsent(key(job.runId(), job.jobId()), throughTheWire(job)) == null;
  }

  @Override
  public void replace(JobItem job) {
    maybeFail();
    jobs.put(key(job.runId(), job.jobId()), throughTheWire(job));
  }

  private static Map<String, Object> throughTheWire(JobItem job) {
    @SuppressWarnings("unchecked")
    Map<String, Object> plain =
        JobJson.typed(AttributeJson.plain(AttributeJson.item(JobJson.plain(job))), Map.class);
    return plain;
  }

  @Override
  public void finish(JobItem job, UsageItem usage) {
    maybeFail();
    if (job.versions() != null && job.versions().toString().length() > sizeLimit) {
      throw new ItemsRefused("Expected a smaller item", new RuntimeException());
    }
    usages.put(key(usage.runId(), usage.usageId()), usage);
    jobs.put(key(job.runId(), job.jobId()), throughTheWire(job));
  }

  public void forget(String runId, String jobId) {
    jobs.remove(key(runId, jobId));
  }

  /** As if a batch had been done in part only. */
  public void forgetUsage(String runId, String usageId) {
    usages.remove(key(runId, usageId));
  }

  @Override
  public Optional<UsageItem> usage(String runId, String usageId) {
    return Optional.ofNullable(usages.get(key(runId, usageId)));
  }

  @Override
  public void waitingFor(String benchmarkId, String runId, String reason) {
    waiting.add(runId + " " + reason);
  }

  @Override
  public void preparing(String benchmarkId, @Nullable String progress) {
    maybeFail();
    preparing.add(benchmarkId + ": " + progress);
  }

  public JobItem job(String runId, String jobId) {
    return jobsOf(runId).stream()
        .filter(job -> job.jobId().equals(jobId))
        .findFirst()
        .orElseThrow();
  }
}
