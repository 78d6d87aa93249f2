package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a benchmark is.
 *
 * @param runs that are planned so far
 * @param most that there can be; the same where all are planned
 * @param preparing what its preparation is at, while that takes a while; else empty
 */
record Progress(
    long runs,
    long most,
    long done,
    long failed,
    long configurations,
    String preparing,
    String elapsed,
    String left) {

  static Progress of(Item benchmark, Instant now) {
    Item progress = benchmark.child("progress");
    long runs = progress.whole("runs", 0);
    long done = progress.whole("done", 0);
    long most = most(benchmark, runs);
    Optional<Instant> started = progress.instant("startedAt");
    Instant end = progress.instant("endedAt").orElse(now);
    return new Progress(
        runs,
        most,
        done,
        progress.whole("failed", 0),
        progress.whole("configurations", 0),
        benchmark.text("preparing", ""),
        started.map(at -> Durations.text(positive(at, end))).orElse(""),
        progress
            .decimal("secondsPerRun")
            .filter(_ -> runs > done && most == runs)
            .map(seconds -> Durations.rough(seconds.multiply(BigDecimal.valueOf(runs - done))))
            .orElse(""));
  }

  /** Of one that has ended, no more. */
  private static long most(Item benchmark, long runs) {
    return benchmark.child("progress").text("endedAt").isPresent()
        ? runs
        : Math.max(runs, benchmark.child("stopping").whole("mostRuns", runs));
  }

  /** The bar is worth showing. */
  public boolean known() {
    return runs > 0;
  }

  /** In words: {@code 23 of 66 runs done, 1 failed}. */
  public String words() {
    if (!known()) {
      return preparing.isEmpty() ? "not planned yet" : preparing;
    }
    return done
        + (most > runs ? " of at most " : " of ")
        + most
        + (most == 1 ? " run done" : " runs done")
        + (failed > 0 ? ", " + failed + " failed" : "");
  }

  private static Duration positive(Instant from, Instant to) {
    return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
  }
}
