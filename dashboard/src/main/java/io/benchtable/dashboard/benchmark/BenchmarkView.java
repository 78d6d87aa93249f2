package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.Bytes;
import io.benchtable.dashboard.page.Digits;
import io.benchtable.dashboard.page.Durations;
import io.benchtable.dashboard.page.Moment;
import io.benchtable.dashboard.page.Status;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A benchmark's own facts: all that its page says beside results, runs and costs. */
record BenchmarkView(
    String id,
    String name,
    @Nullable String description,
    Status status,
    boolean picked,
    long attempt,
    @Nullable Moment submitted,
    List<StatusTimes.Stay> stays,
    Progress progress,
    List<String> sentences,
    @Nullable String notice,
    boolean cancelling,
    boolean retryable,
    List<Fact> facts,
    List<String> tags,
    String spec,
    String level,
    @Nullable String engineNote,
    @Nullable String pricedAs) {

  /** The address of its page; those of its other pages and its actions are below it. */
  public String path() {
    return "/benchmarks/" + Address.encode(id);
  }

  /** A named fact, with a note where it needs one. */
  record Fact(String name, String value, @Nullable String note) {}

  /**
   * Reads a benchmark's item.
   *
   * @param book the price book that it names, as far as that is known
   */
  static BenchmarkView of(Item benchmark, Item book, Instant now) {
    Item spec = benchmark.child("spec");
    String id = benchmark.text("benchmarkId", "");
    String status = benchmark.text("status", "WAITING");
    return new BenchmarkView(
        id,
        spec.text("name", id),
        spec.text("description").orElse(null),
        Status.of(status),
        benchmark.text("status").isPresent(),
        benchmark.whole("attempt", 1),
        benchmark.instant("submittedAt").map(Moment::of).orElse(null),
        StatusTimes.of(benchmark.children("transitions"), now),
        Progress.of(benchmark, now),
        sentences(benchmark),
        notice(benchmark),
        benchmark.flag("cancelRequested"),
        retryable(benchmark),
        facts(benchmark, book),
        tags(spec),
        SpecYaml.write(spec),
        level(benchmark.child("verdict").child("level")),
        benchmark.text("temporal").filter(way -> !way.equals("durable")).orElse(null),
        benchmark.child("verdict").text("pricedAs").orElse(null));
  }

  /** What the intervals of ratios hold, and why it is as much; empty where nobody says so. */
  private static String level(Item level) {
    long comparisons = level.whole("comparisons", 0);
    return level
        .decimal("confidence")
        .map(confidence -> " with %s %% intervals".formatted(percent(confidence)))
        .map(
            with ->
                comparisons < 2
                    ? with
                    : with
                        + ", as %d comparisons share %s %%"
                            .formatted(
                                comparisons,
                                percent(level.decimal("error").orElse(BigDecimal.ZERO))))
        .orElse("");
  }

  /** Two decimals at most, and never more than it is. */
  private static String percent(BigDecimal share) {
    return Digits.plain(share.movePointRight(2).setScale(2, RoundingMode.DOWN));
  }

  private static List<String> sentences(Item benchmark) {
    List<String> said = benchmark.child("verdict").texts("sentences");
    return said.isEmpty() ? Stops.sentences(benchmark) : said;
  }

  /** Whether there is something left that a retry would run. */
  private static boolean retryable(Item benchmark) {
    Item verdict = benchmark.child("verdict");
    boolean whole = verdict.whole("complete", 0) == verdict.whole("configurations", -1);
    String status = benchmark.text("status", "WAITING");
    return Status.of(status).ended()
        && benchmark.children("errors").isEmpty()
        && !(status.equals("COMPLETE") && whole);
  }

  static List<String> tags(Item spec) {
    Item tags = spec.child("tags");
    return tags.names().stream().map(name -> name + ": " + tags.text(name, "")).toList();
  }

  private static @Nullable String notice(Item benchmark) {
    Optional<String> reason = benchmark.text("reason").map(Reasons::sentence);
    Optional<String> message = benchmark.text("message");
    if (reason.isPresent() && message.isPresent()) {
      return reason.get() + ". " + message.get();
    }
    return reason.or(() -> message).orElse(null);
  }

  private static List<Fact> facts(Item benchmark, Item book) {
    Item spec = benchmark.child("spec");
    Item host = benchmark.child("host");
    List<Fact> facts = new ArrayList<>();
    add(facts, "Measured runs a configuration", spec.text("repetitions"));
    add(facts, "Measured until", Stops.asked(spec.child("until")));
    add(facts, "Warm-up runs a configuration", spec.text("warmup"));
    add(facts, "Baseline", benchmark.text("baseline"));
    add(
        facts,
        "Smallest difference that matters",
        spec.decimal("smallestDifference").map(d -> Digits.plain(d.movePointRight(2)) + " %"));
    add(facts, "Seed of the order of runs", benchmark.text("seed"));
    Item named = benchmark.child("priceBook");
    named
        .text("book")
        .map(name -> name + ", version " + named.text("version", "?"))
        .map(name -> new Fact("Price book", name, CostLines.origin(book).orElse(null)))
        .ifPresent(facts::add);
    add(facts, "Host", host.text("hostname"));
    add(facts, "Processor", host.text("cpuModel"));
    add(facts, "Logical CPUs", host.text("logicalCpus"));
    add(facts, "Memory", host.decimal("memoryBytes").map(Bytes::text));
    add(facts, "Kernel", host.text("kernel"));
    add(facts, "Frequency governor", host.text("governor"));
    add(facts, "Isolation", host.text("isolation"));
    add(facts, "Peak memory read from", host.text("peakMemoryMethod"));
    add(facts, "Worker", benchmark.child("worker").text("workerId"));
    add(
        facts,
        "Time a run, set-up included",
        benchmark
            .child("progress")
            .decimal("secondsPerRun")
            .filter(s -> s.compareTo(BigDecimal.ZERO) > 0)
            .map(Durations::text));
    return facts;
  }

  private static void add(List<Fact> facts, String name, Optional<String> value) {
    value.filter(text -> !text.isBlank()).ifPresent(text -> facts.add(new Fact(name, text, null)));
  }
}
