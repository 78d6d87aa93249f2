package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Refused;
import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.client.Unreachable;
import io.benchtable.standalone.terminal.Figures;
import io.benchtable.standalone.terminal.ProgressLine;
import io.benchtable.standalone.terminal.Terminal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
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
    Instant watched = Instant.now();
    try (ProgressLine line = new ProgressLine(terminal)) {
      while (true) {
        JsonNode item = patiently().orElseThrow(() -> new NoSuchItem("benchmark", benchmarkId));
        String status = item.path("status").asString("WAITING");
        if (TERMINAL.contains(status)) {
          return item;
        }
        line.show(live(item, status, watched), event(item, status));
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

  private static String live(JsonNode benchmark, String status, Instant watched) {
    JsonNode progress = benchmark.path("progress");
    Duration elapsed = Duration.between(since(progress, watched), Instant.now());
    StringBuilder line = new StringBuilder(status.toLowerCase(Locale.ROOT));
    int runs = progress.path("runs").asInt(0);
    int most = Stops.mostRuns(benchmark);
    int done = progress.path("done").asInt(0);
    String preparing = benchmark.path("preparing").asString("");
    if (!preparing.isEmpty()) {
      line.append(": ").append(preparing);
    }
    if (runs > 0) {
      line.append("  ").append(done).append(most > runs ? " of at most " : " / ").append(most);
      line.append(" runs");
    }
    line.append("  ")
        .append(Figures.duration(elapsed.truncatedTo(ChronoUnit.SECONDS)))
        .append(" elapsed");
    BigDecimal perRun = Report.decimal(progress.path("secondsPerRun"));
    if (most == runs && runs > done && done > 1 && perRun != null) {
      line.append(", about ")
          .append(Figures.rough(perRun.multiply(BigDecimal.valueOf(runs - done))))
          .append(" left");
    }
    return line.append(spent(benchmark.path("totals"))).toString();
  }

  private static String spent(JsonNode totals) {
    BigDecimal billed = Report.decimal(totals.path("billedCost"));
    if (billed == null) {
      return "";
    }
    boolean complete = totals.path("completeness").asString("complete").equals("complete");
    return (complete ? ", " : ", at least ")
        + Figures.money(billed, totals.path("currency").asString("USD"))
        + " spent";
  }

  /** Since when a benchmark goes on: its first run, or before that since we watch. */
  private static Instant since(JsonNode progress, Instant watched) {
    String started = progress.path("startedAt").asString("");
    return started.isEmpty() || progress.path("endedAt").isString()
        ? watched
        : Instant.parse(started);
  }

  private static String event(JsonNode benchmark, String status) {
    JsonNode progress = benchmark.path("progress");
    int runs = Stops.mostRuns(benchmark);
    boolean planned = runs == progress.path("runs").asInt(0);
    int done = progress.path("done").asInt(0);
    String words = status.toLowerCase(Locale.ROOT);
    if (runs == 0) {
      return words;
    }
    int tenth = Math.max(1, runs / 10);
    return words
        + ", "
        + (done / tenth * tenth)
        + (planned ? " of " : " of at most ")
        + runs
        + " runs done";
  }
}
