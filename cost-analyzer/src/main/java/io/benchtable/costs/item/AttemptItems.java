package io.benchtable.costs.item;

import io.benchtable.costs.charge.Attempt;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The attempts of a run, from the tables {@code usage} and {@code jobs}. An attempt that ran but
 * left no usage is an attempt whose usage is unknown.
 */
@Component
public class AttemptItems {

  private static final Set<String> STARTED = Set.of("RUNNING", "SUCCEEDED", "FAILED");

  private final Items items;

  AttemptItems(Items items) {
    this.items = items;
  }

  /** In the order in which they started. */
  public List<Attempt> of(String runId) {
    Map<String, Attempt> attempts = new TreeMap<>();
    for (Map<String, Object> job : items.query("jobs", "runId", runId)) {
      if (hasRun(job)) {
        Attempt attempt = unknown(job);
        attempts.put(attempt.usageId(), attempt);
      }
    }
    for (Map<String, Object> usage : items.query("usage", "runId", runId)) {
      Attempt attempt = known(usage);
      attempts.put(attempt.usageId(), attempt);
    }
    List<Attempt> ordered = new ArrayList<>(attempts.values());
    ordered.sort(
        Comparator.comparing(Attempt::startedAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Attempt::usageId));
    return ordered;
  }

  /** A job that never came to run occupied nothing. */
  private static boolean hasRun(Map<String, Object> job) {
    return Reading.list(job, "transitions").isEmpty()
        ? STARTED.contains(String.valueOf(job.get("status")))
        : Reading.firstAt(job, "RUNNING") != null;
  }

  private static Attempt unknown(Map<String, Object> job) {
    String id = Objects.requireNonNullElse(Reading.text(job, "jobId"), "unknown");
    Instant started = Reading.firstAt(job, "RUNNING");
    return attempt(id, job, started, null, null, null, null, null, null);
  }

  private static Attempt known(Map<String, Object> usage) {
    String id = Objects.requireNonNullElse(Reading.text(usage, "usageId"), "unknown");
    BigDecimal wall = Reading.decimal(usage, "wallSeconds");
    return attempt(
        id,
        usage,
        Reading.time(usage, "startedAt"),
        Reading.time(usage, "endedAt"),
        wall == null || wall.signum() < 0 ? null : wall,
        cpuSeconds(usage),
        Reading.decimal(usage, "vcpus"),
        Reading.decimal(usage, "memoryMiB"),
        Reading.text(usage, "host"));
  }

  private static @Nullable BigDecimal cpuSeconds(Map<String, Object> usage) {
    BigDecimal user = Reading.decimal(usage, "cpuUserSeconds");
    BigDecimal system = Reading.decimal(usage, "cpuSystemSeconds");
    return user == null || system == null || user.signum() < 0 || system.signum() < 0
        ? null
        : user.add(system);
  }

  private static Attempt attempt(
      String id,
      Map<String, Object> item,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable BigDecimal wallSeconds,
      @Nullable BigDecimal cpuSeconds,
      @Nullable BigDecimal vcpus,
      @Nullable BigDecimal memoryMiB,
      @Nullable String host) {
    BigDecimal number = Reading.decimal(item, "attempt");
    return new Attempt(
        id,
        Objects.requireNonNullElse(Reading.text(item, "step"), id),
        number == null ? 1 : number.intValue(),
        Reading.truth(item, "measured"),
        startedAt,
        endedAt,
        wallSeconds,
        cpuSeconds,
        vcpus,
        memoryMiB,
        host);
  }
}
