package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Durations;
import io.benchtable.dashboard.page.Status;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a step: on the run's time axis, with its command and what it used.
 *
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
    String began,
    String spent,
    String start,
    String width,
    List<RunView.Fact> usage,
    boolean logged,
    long stdoutBytes,
    long stderrBytes,
    boolean truncated) {

  /** The steps of a run in the order in which they began, on one axis. */
  static List<StepView> all(List<Item> jobs, List<Item> usages, Instant now) {
    Map<String, Item> used = new HashMap<>();
    usages.forEach(usage -> used.put(usage.text("usageId", ""), usage));
    List<Item> ordered =
        jobs.stream()
            .sorted(
                Comparator.comparing((Item job) -> begin(job).orElse(Instant.MAX))
                    .thenComparing(job -> job.whole("attempt", 1)))
            .toList();
    Instant first =
        ordered.stream()
            .map(StepView::begin)
            .flatMap(Optional::stream)
            .min(Comparator.naturalOrder())
            .orElse(now);
    Instant last =
        ordered.stream().map(job -> end(job, now)).max(Comparator.naturalOrder()).orElse(now);
    long whole = Math.max(1, Duration.between(first, last).toMillis());
    List<StepView> steps = new ArrayList<>();
    for (Item job : ordered) {
      Item usage = used.getOrDefault(job.text("usageId", job.text("jobId", "")), Item.EMPTY);
      steps.add(step(job, usage, first, end(job, now), whole));
    }
    return steps;
  }

  /** The end of the axis: how long it is. */
  static String axis(List<Item> jobs, Instant now) {
    Optional<Instant> first =
        jobs.stream().map(StepView::begin).flatMap(Optional::stream).min(Comparator.naturalOrder());
    Optional<Instant> last = jobs.stream().map(job -> end(job, now)).max(Comparator.naturalOrder());
    return first.isPresent() && last.isPresent()
        ? Durations.text(Duration.between(first.get(), last.get()))
        : "";
  }

  private static StepView step(Item job, Item usage, Instant first, Instant end, long whole) {
    Optional<Instant> begin = begin(job);
    Item log = job.child("log");
    Duration spent = begin.map(at -> Duration.between(at, end)).orElse(Duration.ZERO);
    return new StepView(
        job.text("jobId", ""),
        job.text("step", job.text("jobId", "")),
        job.whole("attempt", 1),
        job.flag("measured"),
        Status.of(job.text("status", "SUBMITTED")),
        job.text("reason").map(Reasons::words).or(() -> job.text("message")).orElse(null),
        exit(job),
        CommandText.of(job.texts("command")),
        begin.map(at -> "+" + Durations.text(Duration.between(first, at))).orElse("not started"),
        usage
            .decimal("wallSeconds")
            .map(Measurements::exact)
            .orElse(begin.isPresent() ? Durations.text(spent) : ""),
        part(begin.map(at -> Duration.between(first, at).toMillis()).orElse(0L), whole),
        part(spent.toMillis(), whole),
        Measurements.of(usage),
        log.text("address").isPresent(),
        log.whole("stdoutBytes", 0),
        log.whole("stderrBytes", 0),
        log.flag("truncated"));
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

  private static String part(long millis, long whole) {
    return BigDecimal.valueOf(Math.max(0, millis) * 1000L)
        .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP)
        .toPlainString();
  }
}
