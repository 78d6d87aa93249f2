package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Refused;
import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.client.Unreachable;
import io.benchtable.standalone.terminal.Figures;
import io.benchtable.standalone.terminal.ProgressLine;
import io.benchtable.standalone.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Follows a benchmark until it ends; stopping to watch cancels nothing. */
final class Watching {

  private static final Set<String> TERMINAL = Set.of("COMPLETE", "FAILED", "CANCELLED");
  private static final int SERVER_ERROR = 500;
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration INTERVAL = Duration.ofMillis(250);

  private final Supplier<Optional<JsonNode>> benchmark;
  private final Terminal terminal;
  private final Duration patience;

  private Watching(Supplier<Optional<JsonNode>> benchmark, Terminal terminal, Duration patience) {
    this.benchmark = benchmark;
    this.terminal = terminal;
    this.patience = patience;
  }

  /**
   * Returns the benchmark's item once its status is terminal.
   *
   * @throws NotRunning if the instance has not answered for a minute
   */
  static JsonNode untilEnd(Tables tables, String benchmarkId, Terminal terminal) {
    return new Watching(() -> tables.get("benchmarks", benchmarkId), terminal, PATIENCE)
        .untilEnd(benchmarkId);
  }

  /** The same for whoever may stop watching with Ctrl-C, who is then told that it goes on. */
  static JsonNode untilEndOrLeft(Tables tables, String benchmarkId, Terminal terminal) {
    Thread left =
        new Thread(() -> terminal.err().println("Stopped watching; the benchmark goes on."));
    Runtime.getRuntime().addShutdownHook(left);
    try {
      return untilEnd(tables, benchmarkId, terminal);
    } finally {
      try {
        Runtime.getRuntime().removeShutdownHook(left);
      } catch (IllegalStateException e) {
        // The process is ending, and the sentence is being said.
      }
    }
  }

  static JsonNode untilEnd(
      Supplier<Optional<JsonNode>> benchmark, Terminal terminal, Duration patience, String id) {
    return new Watching(benchmark, terminal, patience).untilEnd(id);
  }

  private JsonNode untilEnd(String benchmarkId) {
    Instant since = Instant.now();
    try (ProgressLine line = new ProgressLine(terminal)) {
      while (true) {
        JsonNode item = patiently().orElseThrow(() -> new NoSuchItem("benchmark", benchmarkId));
        String status = item.path("status").asString("WAITING");
        if (TERMINAL.contains(status)) {
          return item;
        }
        line.show(live(item, status, Duration.between(since, Instant.now())), event(item, status));
        TimeUnit.NANOSECONDS.sleep(INTERVAL.toNanos());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotRunning("Interrupted while watching; the benchmark goes on.");
    }
  }

  /** A benchmark may take hours, in which an instance may be started again. */
  private Optional<JsonNode> patiently() throws InterruptedException {
    Instant deadline = Instant.now().plus(patience);
    while (true) {
      try {
        return benchmark.get();
      } catch (Unreachable e) {
        if (Instant.now().isAfter(deadline)) {
          throw e;
        }
      } catch (Refused e) {
        if (e.status() < SERVER_ERROR) {
          throw e;
        }
        if (Instant.now().isAfter(deadline)) {
          throw new NotRunning("The instance answers with errors only: " + e.getMessage());
        }
      }
      TimeUnit.NANOSECONDS.sleep(INTERVAL.toNanos());
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
}
