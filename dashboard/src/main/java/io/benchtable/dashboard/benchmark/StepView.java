package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Durations;
import io.benchtable.dashboard.page.Share;
import io.benchtable.dashboard.page.Status;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a step: on the run's time axis, with its command and what it used.
 *
 * @param seconds its wall time, once that is measured
 * @param start where it begins on the axis, in thousandths of the run
 * @param width its part of the axis, in thousandths
 */
record StepView(
    String jobId,
    String name,
    long attempt,
    boolean measured,
    Status status,
    @Nullable String reason,
    String exit,
    String command,
    Optional<Duration> began,
    Duration spent,
    Optional<BigDecimal> seconds,
    String start,
    String width,
    List<RunView.Fact> usage) {

  /** The steps of a run in the order in which they began, on one axis. */
  static List<StepView> all(List<Item> jobs, List<Item> usages, Instant now) {
    Map<String, Item> used = new HashMap<>();
    usages.forEach(usage -> used.put(usage.text("usageId", ""), usage));
    Axis axis = Axis.of(jobs, now);
    return jobs.stream()
        .sorted(
            Comparator.comparing((Item job) -> begin(job).orElse(Instant.MAX))
                .thenComparing(job -> job.whole("attempt", 1)))
        .map(
            job ->
                step(
                    job,
                    used.getOrDefault(job.text("usageId", job.text("jobId", "")), Item.EMPTY),
                    axis,
                    end(job, now)))
        .toList();
  }

  /** The axis' end, as its label says it. */
  static String axis(List<Item> jobs, Instant now) {
    return Durations.text(Axis.of(jobs, now).whole());
  }

  private static StepView step(Item job, Item usage, Axis axis, Instant end) {
    Optional<Duration> began = begin(job).map(at -> Duration.between(axis.first(), at));
    Duration spent = begin(job).map(at -> Duration.between(at, end)).orElse(Duration.ZERO);
    return new StepView(
        job.text("jobId", ""),
        job.text("step", job.text("jobId", "")),
        job.whole("attempt", 1),
        job.flag("measured"),
        Status.of(job.text("status", "SUBMITTED")),
        job.text("reason").map(Reasons::words).or(() -> job.text("message")).orElse(null),
        exit(job),
        CommandText.of(job.texts("command")),
        began,
        spent,
        usage.decimal("wallSeconds"),
        Share.of(began.orElse(Duration.ZERO), axis.whole()),
        Share.of(spent, axis.whole()),
        Measurements.of(usage));
  }

  private static String exit(Item job) {
    return job.text("signal")
        .map(signal -> "signal " + signal)
        .or(() -> job.text("exitCode").map(code -> "exit status " + code))
        .orElse("");
  }

  private static Optional<Instant> begin(Item job) {
    return job.children("transitions").stream()
        .filter(step -> !step.text("status", "").equals("SUBMITTED"))
        .map(step -> step.instant("at"))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Instant end(Item job, Instant now) {
    List<Item> transitions = job.children("transitions");
    return Status.of(job.text("status", "")).ended() && !transitions.isEmpty()
        ? transitions.getLast().instant("at").orElse(now)
        : now;
  }

  /** From when the first step began until the last ended, or until now. */
  private record Axis(Instant first, Duration whole) {

    static Axis of(List<Item> jobs, Instant now) {
      Instant first =
          jobs.stream()
              .map(StepView::begin)
              .flatMap(Optional::stream)
              .min(Comparator.naturalOrder())
              .orElse(now);
      Instant last =
          jobs.stream().map(job -> end(job, now)).max(Comparator.naturalOrder()).orElse(now);
      return new Axis(first, Duration.between(first, last));
    }
  }
}
