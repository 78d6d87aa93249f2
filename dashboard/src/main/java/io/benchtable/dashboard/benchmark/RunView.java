package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.item.RunIds;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.Bytes;
import io.benchtable.dashboard.page.Mark;
import io.benchtable.dashboard.page.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run's own facts.
 *
 * @param mark null where the run is for all configurations
 */
record RunView(
    String id,
    String number,
    String benchmarkId,
    String benchmarkName,
    String kind,
    String configurationId,
    @Nullable Mark mark,
    List<Fact> parameters,
    long block,
    Status status,
    List<StatusTimes.Stay> stays,
    @Nullable String reason,
    @Nullable String waitingFor,
    @Nullable String replaces,
    boolean retryable,
    String sample,
    boolean interrupted,
    @Nullable String disturbed,
    List<Fact> measurements,
    List<Fact> metrics,
    List<Fact> versions,
    @Nullable String host,
    @Nullable String worker) {

  /** A named fact, with a note where it needs one. */
  record Fact(String name, String value, @Nullable String note) {}

  /** The address of its page; those of its other pages are below it. */
  public String path() {
    return at(id);
  }

  /** The address of its benchmark's page. */
  public String benchmarkPath() {
    return "/benchmarks/" + Address.encode(benchmarkId);
  }

  /** The address of the run that it replaces. */
  public String replacesPath() {
    return replaces == null ? "" : at(replaces);
  }

  /** The address of what a step has written. */
  public String log(String jobId, String stream) {
    return log(id, jobId, stream);
  }

  static String log(String runId, String jobId, String stream) {
    return at(runId) + "/logs/" + Address.encode(jobId) + "?stream=" + stream;
  }

  private static String at(String runId) {
    return "/runs/" + Address.encode(runId);
  }

  static RunView of(Item run, Item benchmark, List<Item> jobs, Instant now) {
    Item spec = benchmark.child("spec");
    String id = run.text("runId", "");
    Optional<String> configuration = run.text("configurationId");
    String kind = run.text("kind", "");
    Item parameters = run.child("parameters");
    return new RunView(
        id,
        RunIds.number(id),
        run.text("benchmarkId", ""),
        spec.text("name", run.text("benchmarkId", "")),
        RunList.kind(run),
        configuration.orElse("all configurations"),
        configuration.map(Configurations.of(spec)::mark).orElse(null),
        parameters.names().stream()
            .map(name -> new Fact(name, parameters.text(name, ""), null))
            .toList(),
        run.whole("block", 0),
        Status.of(run.text("status", "WAITING")),
        StatusTimes.of(run.children("transitions"), now),
        reason(run),
        run.text("waitingFor").orElse(null),
        run.text("replaces").orElse(null),
        isRetryable(run) && Status.of(benchmark.text("status", "")).ended(),
        sample(run, kind),
        run.flag("interrupted") || run.text("reason", "").equals("INTERRUPTED"),
        disturbed(run),
        measurements(run),
        Measurements.metrics(run.child("metrics")),
        versions(run, jobs),
        run.text("host").orElse(null),
        run.text("worker").orElse(null));
  }

  /** Whether a run can be made again: none that gave a sample, as that would choose the result. */
  static boolean isRetryable(Item run) {
    String status = run.text("status", "");
    return run.text("kind", "").equals("MEASURED")
        && (status.equals("FAILED") || status.equals("CANCELLED"));
  }

  private static @Nullable String disturbed(Item run) {
    String after =
        run.flag("sample")
            ? "It counts all the same, since it was not to be repeated once more."
            : "It is no sample; another run was made in its place.";
    return run.child("disturbed")
        .text("words")
        .map(words -> "Disturbed from outside: " + words + ". " + after)
        .orElse(null);
  }

  private static List<Fact> measurements(Item run) {
    List<Fact> facts = new ArrayList<>(Measurements.of(run.child("samples")));
    run.decimal("paddingBytes")
        .ifPresent(
            bytes ->
                facts.add(
                    new Fact(
                        "Environment made longer by",
                        Bytes.text(bytes),
                        "drawn for each run, as its size moves the stack")));
    return facts;
  }

  private static @Nullable String reason(Item run) {
    String words = run.text("reason").map(Reasons::sentence).orElse("");
    String message = run.text("message").orElse("");
    if (words.isEmpty() && message.isEmpty()) {
      return null;
    }
    return words.isEmpty() || message.isEmpty() ? words + message : words + ". " + message;
  }

  private static String sample(Item run, String kind) {
    if (run.flag("sample")) {
      return "a sample: it counts in the verdict";
    }
    return switch (kind) {
      case "SETUP" -> "set-up, not measured: it counts in the total cost only";
      case "WARMUP" -> "a warm-up: it counts in the total cost only";
      default ->
          Status.of(run.text("status", "")).ended()
              ? "not a sample: it does not count in the verdict"
              : "a sample when it completes";
    };
  }

  private static List<Fact> versions(Item run, List<Item> jobs) {
    Item versions = run.child("versions");
    if (!versions.isEmpty()) {
      return facts(versions);
    }
    return jobs.stream().flatMap(job -> facts(job.child("versions")).stream()).distinct().toList();
  }

  private static List<Fact> facts(Item named) {
    return named.names().stream().map(name -> new Fact(name, named.text(name, ""), null)).toList();
  }
}
