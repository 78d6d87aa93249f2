package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Bytes;
import io.benchtable.dashboard.page.Digits;
import io.benchtable.dashboard.page.Figure;
import io.benchtable.dashboard.page.Mark;
import io.benchtable.dashboard.page.Money;
import io.benchtable.dashboard.page.Status;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run as a line of a table. */
record RunRow(
    String id,
    String number,
    String kind,
    String configurationId,
    Mark mark,
    Status status,
    @Nullable String note,
    Figure wall,
    Figure cpu,
    Figure memory,
    Figure cost,
    boolean sample) {

  /** What a line needs of a run, so that no more is read. */
  static final String[] ATTRIBUTES = {
    "benchmarkId",
    "runId",
    "kind",
    "configurationId",
    "status",
    "reason",
    "message",
    "waitingFor",
    "replaces",
    "sample",
    "samples",
    "cost",
    "block"
  };

  static RunRow of(Item run, Configurations configurations) {
    String id = run.text("runId", "");
    String configuration = run.text("configurationId", "default");
    Item samples = run.child("samples");
    return new RunRow(
        id,
        id.substring(id.lastIndexOf('-') + 1),
        run.text("kind", "")
            .toLowerCase(Locale.ROOT)
            .replace("setup", "set-up")
            .replace("warmup", "warm-up"),
        configuration,
        configurations.mark(configuration),
        Status.of(run.text("status", "WAITING")),
        note(run),
        seconds(samples.decimal("wallSeconds")),
        seconds(cpu(samples)),
        samples
            .decimal("peakMemoryBytes")
            .map(bytes -> Figure.of(Bytes.text(bytes), bytes))
            .orElse(Figure.NONE),
        cost(run.child("cost")),
        run.flag("sample"));
  }

  static List<RunRow> all(List<Item> runs, Configurations configurations) {
    return runs.stream().map(run -> of(run, configurations)).toList();
  }

  private static @Nullable String note(Item run) {
    return run.text("waitingFor")
        .map(what -> "waits for " + what)
        .or(() -> run.text("reason").map(Reasons::words))
        .or(
            () ->
                run.text("replaces").map(id -> "replaces " + id.substring(id.lastIndexOf('-') + 1)))
        .orElse(null);
  }

  private static Optional<BigDecimal> cpu(Item samples) {
    return samples
        .decimal("cpuUserSeconds")
        .map(user -> user.add(samples.decimal("cpuSystemSeconds").orElse(BigDecimal.ZERO)));
  }

  /**
   * Every run in milliseconds or seconds to a tenth of a percent or so: comparable down a column.
   */
  private static Figure seconds(Optional<BigDecimal> seconds) {
    return seconds
        .map(
            s ->
                Figure.of(
                    s.compareTo(new BigDecimal("100")) < 0
                        ? Digits.fixed(s, 3) + " s"
                        : Digits.fixed(s, 1) + " s",
                    s))
        .orElse(Figure.NONE);
  }

  private static Figure cost(Item cost) {
    if (cost.isEmpty()) {
      return Figure.NONE;
    }
    return cost.decimal("billedCost")
        .map(
            amount ->
                Figure.of(
                    (cost.text("completeness", "complete").equals("complete") ? "" : "at least ")
                        + Money.text(amount, cost.text("currency", "USD")),
                    amount))
        .orElse(Figure.unknown("no price for it"));
  }
}
