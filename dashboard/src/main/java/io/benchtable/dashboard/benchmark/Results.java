package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.Call;
import io.benchtable.dashboard.page.Cell;
import io.benchtable.dashboard.page.Cell.Note;
import io.benchtable.dashboard.page.Column;
import io.benchtable.dashboard.page.Figure;
import io.benchtable.dashboard.page.Scale;
import io.benchtable.dashboard.page.Scale.Estimate;
import io.benchtable.dashboard.page.Share;
import io.benchtable.dashboard.page.Sheet;
import io.benchtable.dashboard.page.Sheet.Row;
import io.benchtable.dashboard.page.Status;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What each configuration came to, fastest first; what did not complete comes last. */
final class Results {

  private final List<Item> results;
  private final Configurations configurations;
  private final List<MetricCells> metrics;
  private final Scale time;
  private final Scale cpu;
  private final MemoryCells memory;
  private final Scale money;
  private final BigDecimal end;

  Results(List<Item> unordered, Configurations configurations) {
    this.configurations = configurations;
    this.results = unordered.stream().sorted(order(configurations)).toList();
    this.metrics =
        results.stream()
            .flatMap(result -> result.child("metrics").names().stream())
            .distinct()
            .sorted()
            .map(name -> new MetricCells(name, results))
            .toList();
    this.time = Scale.seconds(column("wallSeconds"));
    this.cpu = Scale.seconds(column("cpuSeconds"));
    this.memory = new MemoryCells(results);
    this.money = Scale.money(column("costPerRun"), currency());
    this.end =
        column("wallSeconds").stream()
            .map(estimate -> estimate.high() == null ? estimate.median() : estimate.high())
            .max(BigDecimal::compareTo)
            .orElse(BigDecimal.ONE);
  }

  /** Those that did not complete or failed a check. */
  List<Trouble> troubles() {
    return results.stream()
        .filter(result -> !complete(result) || !result.flag("feasible"))
        .map(result -> Trouble.of(result))
        .toList();
  }

  /** The ids of the runs that lie apart from the others of their configuration. */
  Set<String> outliers() {
    return outliers(results);
  }

  static Set<String> outliers(List<Item> results) {
    return results.stream()
        .flatMap(result -> result.child("wallSeconds").texts("outliers").stream())
        .collect(Collectors.toSet());
  }

  /** What is best within a limit. */
  Under under(String limit) {
    return Under.of(limit, results);
  }

  /** The picture of time against cost. */
  TimeAgainstCost picture() {
    return TimeAgainstCost.of(results, configurations);
  }

  /** The table of configurations. */
  Sheet sheet(String benchmarkId) {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.words("configuration", "Configuration"),
                Column.number("n", "n").hint("runs"),
                Column.estimate("wall_seconds", "Wall time, median"),
                Column.picture("wall_interval", "0 to " + time.figure(Estimate.single(end)).text()),
                Column.number("spread", "Spread").hint("middle half of runs"),
                Column.ratio("time_verdict", "Time against the baseline"),
                Column.estimate("cpu_seconds", "CPU"),
                memory.column(),
                Column.estimate("cost_per_run", "Cost a run"),
                Column.ratio("cost_verdict", "Cost against the baseline"),
                Column.machine("status"),
                Column.machine("baseline"),
                Column.machine("failed_checks"),
                Column.machine("currency"),
                Column.machine("completeness"),
                Column.machine("time_confidence"),
                Column.machine("cost_confidence"),
                Column.machine("frontier_probability"),
                Column.machine("on_frontier"),
                Column.machine("knee"),
                Column.machine("outliers")));
    metrics.forEach(metric -> columns.add(metric.column()));
    return new Sheet(
        "results",
        "Results by configuration, fastest first",
        "/benchmarks/" + Address.encode(benchmarkId) + "/results",
        Call.items("results", benchmarkId),
        columns,
        results.stream().map(this::row).toList());
  }

  private Row row(Item result) {
    List<Cell> cells = new ArrayList<>();
    boolean complete = complete(result);
    Optional<Estimate> wall = estimate(result, "wallSeconds");
    cells.add(configuration(result, complete));
    cells.add(Cell.count(result.whole("n", 0)));
    cells.add(figure(wall, time, "no complete run"));
    cells.add(wall.map(estimate -> span(result, estimate)).orElse(Cell.EMPTY));
    cells.add(PlaceCells.spread(result));
    cells.add(verdict(result, "time", "faster", "slower"));
    cells.add(figure(estimate(result, "cpuSeconds").map(Results::alone), cpu, ""));
    cells.add(memory.of(result));
    cells.add(cost(result));
    cells.add(verdict(result, "cost", "cheaper", "dearer"));
    cells.add(Cell.text(Status.of(result.text("status", "COMPLETE")).word()));
    cells.add(Cell.text(String.valueOf(result.flag("baseline"))));
    cells.add(Cell.text(String.join("; ", Trouble.checks(result))));
    cells.add(Cell.text(result.child("costPerRun").text("currency", "")));
    cells.add(Cell.text(result.child("costPerRun").text("completeness", "")));
    cells.add(Cell.text(result.child("time").text("confidence", "")));
    cells.add(Cell.text(result.child("cost").text("confidence", "")));
    cells.add(Cell.text(result.child("frontier").text("probability", "")));
    cells.add(Cell.text(result.child("frontier").text("on", "")));
    cells.add(Cell.text(result.child("frontier").text("knee", "")));
    cells.add(Cell.text(String.join("; ", result.child("wallSeconds").texts("outliers"))));
    metrics.forEach(metric -> cells.add(metric.of(result)));
    return new Row(id(result), cells, !complete || !result.flag("feasible"));
  }

  private Cell configuration(Item result, boolean complete) {
    List<Note> notes = new ArrayList<>();
    if (result.flag("baseline")) {
      notes.add(Note.of("baseline"));
    }
    PlaceCells.note(result).ifPresent(notes::add);
    if (!complete) {
      notes.add(Note.bad(Status.of(result.text("status", "")).word()));
    } else if (!result.flag("feasible")) {
      notes.add(Note.bad("failed a check: not compared"));
    }
    return new Cell.Marked(id(result), configurations.mark(id(result)), notes);
  }

  private static Cell verdict(Item result, String of, String better, String worse) {
    Item comparison = result.child(of);
    boolean judged = complete(result) || comparison.text("verdict", "").equals("INFEASIBLE");
    return judged && !result.flag("baseline") ? Verdicts.of(comparison, better, worse) : Cell.EMPTY;
  }

  private static Cell figure(Optional<Estimate> estimate, Scale scale, String otherwise) {
    return estimate
        .<Cell>map(known -> Cell.figure(scale.figure(known)))
        .orElse(otherwise.isEmpty() ? Cell.EMPTY : Cell.figure(Figure.unknown(otherwise)));
  }

  private Cell cost(Item result) {
    Item cost = result.child("costPerRun");
    List<Note> notes = new ArrayList<>();
    if (!cost.text("completeness", "complete").equals("complete")) {
      notes.add(Note.of("the cost of some runs is not known"));
    }
    result.text("pricedAs").map(Note::of).ifPresent(notes::add);
    return estimate(result, "costPerRun")
        .<Cell>map(known -> new Cell.Number(money.figure(known), notes))
        .orElse(
            complete(result)
                ? Cell.figure(Figure.unknown(cost.text("note", "the cost of no run is known")))
                : Cell.EMPTY);
  }

  private Cell span(Item result, Estimate estimate) {
    BigDecimal low = estimate.low() == null ? estimate.median() : estimate.low();
    BigDecimal high = estimate.high() == null ? estimate.median() : estimate.high();
    return new Cell.Span(
        Share.of(low, end),
        Share.of(high, end),
        Share.of(estimate.median(), end),
        configurations.mark(id(result)).hue());
  }

  static Optional<Estimate> estimate(Item result, String name) {
    Item figure = result.child(name);
    return figure
        .decimal("median")
        .map(
            median ->
                new Estimate(
                    median,
                    figure.decimal("low").orElse(null),
                    figure.decimal("high").orElse(null),
                    figure.text("note").orElse(null)));
  }

  static boolean complete(Item result) {
    return result.text("status", "COMPLETE").equals("COMPLETE");
  }

  private static Estimate alone(Estimate estimate) {
    return new Estimate(estimate.median(), estimate.low(), estimate.high(), null);
  }

  private static String id(Item result) {
    return result.text("configurationId", "");
  }

  private static Comparator<Item> order(Configurations configurations) {
    return Comparator.comparing((Item result) -> !complete(result))
        .thenComparing(result -> !result.flag("feasible"))
        .thenComparing(
            result -> result.child("wallSeconds").decimal("median").orElse(BigDecimal.ZERO))
        .thenComparing(result -> configurations.place(id(result)));
  }

  private List<Estimate> column(String name) {
    return results.stream()
        .map(result -> estimate(result, name))
        .flatMap(Optional::stream)
        .toList();
  }

  private String currency() {
    return results.stream()
        .map(result -> result.child("costPerRun").text("currency"))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse("USD");
  }
}
