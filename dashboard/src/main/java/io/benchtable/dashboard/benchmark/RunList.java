package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.item.RunIds;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.Call;
import io.benchtable.dashboard.page.Cell;
import io.benchtable.dashboard.page.Cell.Note;
import io.benchtable.dashboard.page.Column;
import io.benchtable.dashboard.page.Figure;
import io.benchtable.dashboard.page.Scale;
import io.benchtable.dashboard.page.Scale.Estimate;
import io.benchtable.dashboard.page.Sheet;
import io.benchtable.dashboard.page.Sheet.Row;
import io.benchtable.dashboard.page.Status;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Runs of a benchmark in planned order. */
final class RunList {

  /** What a line needs of a run, so that no more is read. */
  static final String[] ATTRIBUTES = {
    "benchmarkId",
    "runId",
    "kind",
    "configurationId",
    "status",
    "reason",
    "waitingFor",
    "replaces",
    "sample",
    "samples",
    "disturbed",
    "cost"
  };

  private static final List<Column> COLUMNS =
      List.of(
          Column.words("run", "Run"),
          Column.words("kind", "Kind"),
          Column.words("configuration", "Configuration"),
          Column.state("status", "Status"),
          Column.number("wall_seconds", "Wall time"),
          Column.number("cpu_seconds", "CPU"),
          Column.number("peak_memory_bytes", "Peak memory"),
          Column.number("billed_cost", "Cost"),
          Column.machine("currency"),
          Column.machine("completeness"),
          Column.machine("run_id"));

  private final Item benchmark;
  private final Set<String> outliers;
  private final Configurations configurations;
  private final Scale wall;
  private final Scale cpu;
  private final Scale memory;
  private final Map<String, Scale> money;

  private RunList(Item benchmark, List<Item> runs, Set<String> outliers) {
    this.benchmark = benchmark;
    this.outliers = outliers;
    this.configurations = Configurations.of(benchmark.child("spec"));
    this.wall = Scale.seconds(column(runs, RunList::wall));
    this.cpu = Scale.seconds(column(runs, RunList::cpu));
    this.memory = Scale.bytes(column(runs, RunList::memory));
    this.money = Scale.money(runs, RunList::currency, RunList::billed);
  }

  /**
   * The table of some runs.
   *
   * @param outliers ids of those that lie apart from the others of their configuration
   */
  static Sheet of(Item benchmark, List<Item> runs, Set<String> outliers) {
    RunList list = new RunList(benchmark, runs, outliers);
    String id = benchmark.text("benchmarkId", "");
    return new Sheet(
        "runs",
        "Runs in planned order",
        "/benchmarks/" + Address.encode(id) + "/runs",
        Call.items("runs", id),
        COLUMNS,
        runs.stream().map(list::row).toList());
  }

  /** What kind of run it is, in words. */
  static String kind(Item run) {
    return run.text("kind", "")
        .toLowerCase(Locale.ROOT)
        .replace("setup", "set-up")
        .replace("warmup", "warm-up");
  }

  private Row row(Item run) {
    String id = run.text("runId", "");
    Optional<String> configuration = run.text("configurationId");
    return Row.of(
        RunIds.number(id),
        Cell.text(RunIds.number(id)).link("/runs/" + Address.encode(id)),
        Cell.text(kind(run)),
        configuration
            .<Cell>map(one -> Cell.marked(one, configurations.mark(one)))
            .orElse(Cell.text("all")),
        new Cell.State(Status.of(run.text("status", "WAITING")), notes(run)),
        figure(wall(run), wall),
        figure(cpu(run), cpu),
        figure(memory(run), memory),
        cost(run),
        Cell.text(run.child("cost").text("currency", "")),
        Cell.text(run.child("cost").text("completeness", "")),
        Cell.text(id));
  }

  private List<Note> notes(Item run) {
    List<Note> notes = new ArrayList<>();
    run.text("waitingFor").map(what -> Note.of("waits for " + what)).ifPresent(notes::add);
    run.text("reason").map(Reasons::words).map(Note::bad).ifPresent(notes::add);
    run.text("replaces").map(id -> Note.of("replaces " + RunIds.number(id))).ifPresent(notes::add);
    if (outliers.contains(run.text("runId", ""))) {
      notes.add(Note.of("outlier, kept: its time lies apart"));
    }
    Noise.ofRun(run, Noise.cpus(benchmark)).map(Note::of).ifPresent(notes::add);
    return notes;
  }

  private Cell cost(Item run) {
    Item cost = run.child("cost");
    if (cost.isEmpty()) {
      return Cell.EMPTY;
    }
    boolean complete = cost.text("completeness", "complete").equals("complete");
    Note why = Note.of(cost.text("note", "not all of it is known"));
    return billed(run)
        .<Cell>map(
            amount ->
                new Cell.Number(
                    Objects.requireNonNull(money.get(currency(run)))
                        .figure(Estimate.single(amount)),
                    complete ? List.of() : List.of(Note.of("at least"), why)))
        .orElse(Cell.figure(Figure.unknown(cost.text("note", "could not be priced"))));
  }

  private static Cell figure(Optional<BigDecimal> value, Scale scale) {
    return value.<Cell>map(v -> Cell.figure(scale.figure(Estimate.single(v)))).orElse(Cell.EMPTY);
  }

  private static Optional<BigDecimal> wall(Item run) {
    return run.child("samples").decimal("wallSeconds");
  }

  private static Optional<BigDecimal> cpu(Item run) {
    Item samples = run.child("samples");
    return samples
        .decimal("cpuUserSeconds")
        .map(user -> user.add(samples.decimal("cpuSystemSeconds").orElse(BigDecimal.ZERO)));
  }

  private static Optional<BigDecimal> memory(Item run) {
    return run.child("samples").decimal("peakMemoryBytes");
  }

  private static Optional<BigDecimal> billed(Item run) {
    return run.child("cost").decimal("billedCost");
  }

  private static List<Estimate> column(
      List<Item> runs, Function<Item, Optional<BigDecimal>> value) {
    return runs.stream().map(value).flatMap(Optional::stream).map(Estimate::single).toList();
  }

  private static String currency(Item run) {
    return run.child("cost").text("currency", "USD");
  }
}
