package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Durations;
import io.benchtable.dashboard.page.Moment;
import io.benchtable.dashboard.page.Status;
import io.benchtable.dashboard.page.Total;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A line of the list: what is running, what came out. */
record BenchmarkRow(
    String id,
    String name,
    Status status,
    @Nullable Moment submitted,
    String age,
    Progress progress,
    String outcome,
    @Nullable Winner fastest,
    @Nullable Winner cheapest,
    Total spent,
    List<String> tags) {

  static BenchmarkRow of(Item benchmark, Instant now) {
    Item spec = benchmark.child("spec");
    Item verdict = benchmark.child("verdict");
    Optional<Instant> submitted = benchmark.instant("submittedAt");
    Configurations configurations = Configurations.of(spec);
    String id = benchmark.text("benchmarkId", "");
    return new BenchmarkRow(
        id,
        spec.text("name", id),
        Status.of(benchmark.text("status", "WAITING")),
        submitted.map(Moment::of).orElse(null),
        submitted.map(at -> Durations.age(Duration.between(at, now))).orElse(""),
        Progress.of(benchmark, now),
        Outcome.of(benchmark),
        Winner.fastest(verdict, configurations).orElse(null),
        Winner.cheapest(verdict, configurations).orElse(null),
        Total.of(benchmark.child("totals")),
        spec.child("tags").names().stream()
            .map(name -> name + ": " + spec.child("tags").text(name, ""))
            .toList());
  }
}
