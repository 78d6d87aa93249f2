package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Figures;
import io.benchtable.standalone.terminal.ProgressLine;
import io.benchtable.standalone.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Follows a benchmark until it ends; stopping to watch cancels nothing. */
final class Watching {

  private static final Set<String> TERMINAL = Set.of("COMPLETE", "FAILED", "CANCELLED");
  private static final Duration INTERVAL = Duration.ofMillis(250);

  private final Tables tables;
  private final Terminal terminal;

  Watching(Tables tables, Terminal terminal) {
    this.tables = tables;
    this.terminal = terminal;
  }

  /** Returns the benchmark's item once its status is terminal. */
  JsonNode untilEnd(String benchmarkId) {
    Instant since = Instant.now();
    try (ProgressLine line = new ProgressLine(terminal)) {
      while (true) {
        JsonNode benchmark =
            tables
                .get("benchmarks", benchmarkId)
                .orElseThrow(() -> new NoSuchItem("benchmark", benchmarkId));
        String status = benchmark.path("status").asString("WAITING");
        if (TERMINAL.contains(status)) {
          return benchmark;
        }
        line.show(
            live(benchmark, status, Duration.between(since, Instant.now())),
            event(benchmark, status));
        TimeUnit.NANOSECONDS.sleep(INTERVAL.toNanos());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
  }

  /** Whether a benchmark in this status will not change any more. */
  static boolean isTerminal(String status) {
    return TERMINAL.contains(status);
  }

  private static String live(JsonNode benchmark, String status, Duration elapsed) {
    JsonNode progress = benchmark.path("progress");
    StringBuilder line = new StringBuilder(status.toLowerCase(java.util.Locale.ROOT));
    int runs = progress.path("runs").asInt(0);
    int done = progress.path("done").asInt(0);
    if (runs > 0) {
      line.append("  ").append(done).append(" / ").append(runs).append(" runs");
    }
    line.append("  ")
        .append(Figures.duration(elapsed.truncatedTo(java.time.temporal.ChronoUnit.SECONDS)));
    if (runs > done && done > 1) {
      line.append(" elapsed, about ")
          .append(Figures.duration(left(progress, runs - done)))
          .append(" left");
    }
    JsonNode spent = benchmark.path("totals").path("billedCost");
    if (spent.isString()) {
      line.append("  ")
          .append(
              Figures.money(
                  new java.math.BigDecimal(spent.stringValue()),
                  benchmark.path("totals").path("currency").asString("USD")))
          .append(" spent");
    }
    return line.toString();
  }

  private static Duration left(JsonNode progress, int runs) {
    String perRun = progress.path("secondsPerRun").asString("");
    double seconds = perRun.isEmpty() ? 0 : Double.parseDouble(perRun);
    return Duration.ofSeconds(Math.round(seconds * runs));
  }

  private static String event(JsonNode benchmark, String status) {
    JsonNode progress = benchmark.path("progress");
    int runs = progress.path("runs").asInt(0);
    int done = progress.path("done").asInt(0);
    String words = status.toLowerCase(java.util.Locale.ROOT);
    if (runs == 0) {
      return words;
    }
    int tenth = Math.max(1, runs / 10);
    return words + ", " + (done / tenth * tenth) + " of " + runs + " runs done";
  }

  /** The person stopped watching. */
  static final class Interrupted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Interrupted() {
      super("Stopped watching; the benchmark goes on.");
    }
  }
}
