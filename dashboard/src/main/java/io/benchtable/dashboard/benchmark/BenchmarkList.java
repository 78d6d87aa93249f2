package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.Call;
import io.benchtable.dashboard.page.Cell;
import io.benchtable.dashboard.page.Cell.Note;
import io.benchtable.dashboard.page.Column;
import io.benchtable.dashboard.page.Durations;
import io.benchtable.dashboard.page.Figure;
import io.benchtable.dashboard.page.Moment;
import io.benchtable.dashboard.page.Sheet;
import io.benchtable.dashboard.page.Sheet.Row;
import io.benchtable.dashboard.page.Status;
import io.benchtable.dashboard.page.Total;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The list of benchmarks: what is running, what came out lately. */
final class BenchmarkList {

  /** What a line needs of a benchmark, so that no more is read. */
  static final String[] ATTRIBUTES = {
    "benchmarkId",
    "spec",
    "status",
    "submittedAt",
    "progress",
    "verdict",
    "totals",
    "errors",
    "reason",
    "message",
    "cancelRequested",
    "preparing",
    "transitions"
  };

  private static final List<Column> COLUMNS =
      List.of(
          Column.words("name", "Benchmark"),
          Column.words("submitted", "Submitted"),
          Column.state("status", "Status"),
          Column.words("outcome", "Outcome"),
          Column.number("fastest_seconds", "Fastest"),
          Column.number("cheapest_cost_per_run", "Cheapest a run"),
          Column.number("spent", "Spent"),
          Column.machine("fastest"),
          Column.machine("cheapest"),
          Column.machine("currency"),
          Column.machine("completeness"),
          Column.machine("benchmark_id"));

  private BenchmarkList() {}

  static Sheet of(List<Item> benchmarks, Instant now) {
    return new Sheet(
        "benchmarks",
        "Benchmarks, the latest first",
        "/benchmarks",
        Call.index("benchmarks", "by-submission", "benchmarks") + " # order=desc for the latest",
        COLUMNS,
        benchmarks.stream().map(item -> row(item, now)).toList());
  }

  private static Row row(Item benchmark, Instant now) {
    Item spec = benchmark.child("spec");
    Item verdict = benchmark.child("verdict");
    Item totals = benchmark.child("totals");
    Configurations configurations = Configurations.of(spec);
    String id = benchmark.text("benchmarkId", "");
    Status status = Status.of(benchmark.text("status", "WAITING"));
    Progress progress = Progress.of(benchmark, now);
    return Row.of(
        id,
        Cell.text(spec.text("name", id))
            .link("/benchmarks/" + Address.encode(id))
            .notes(BenchmarkView.tags(spec).stream().map(Note::tag).toList()),
        Cell.age(benchmark.instant("submittedAt").map(Moment::of).orElse(null)),
        new Cell.State(status, notes(benchmark, status, progress, now)),
        outcome(benchmark, status, progress),
        winner(Winner.fastest(verdict, configurations)),
        winner(Winner.cheapest(verdict, configurations)),
        spent(benchmark, status),
        Cell.text(verdict.child("fastest").text("configurationId", "")),
        Cell.text(verdict.child("cheapest").text("configurationId", "")),
        Cell.text(totals.text("currency", "")),
        totals.isEmpty()
            ? Cell.EMPTY
            : Cell.completeness(status.ended() && Total.of(totals).complete()),
        Cell.text(id));
  }

  /** How long it took; or since when it is in its status, and what goes on there. */
  private static List<Note> notes(Item benchmark, Status status, Progress progress, Instant now) {
    List<Note> notes = new ArrayList<>();
    if (status.ended()) {
      if (!progress.elapsed().isEmpty()) {
        notes.add(Note.of("in " + progress.elapsed()));
      }
      return notes;
    }
    StatusTimes.since(status, benchmark.children("transitions"))
        .map(at -> Note.of("for " + Durations.age(Duration.between(at, now))))
        .ifPresent(notes::add);
    if (benchmark.flag("cancelRequested")) {
      notes.add(Note.of("being cancelled"));
    }
    if (!progress.preparing().isEmpty()) {
      notes.add(Note.of(progress.preparing()));
    }
    return notes;
  }

  private static Cell outcome(Item benchmark, Status status, Progress progress) {
    if (!status.ended() && progress.known()) {
      return new Cell.Advance(
          progress.done(),
          progress.runs(),
          progress.words()
              + (progress.left().isEmpty() ? "" : ", about " + progress.left() + " left"),
          "Runs of " + benchmark.child("spec").text("name", ""));
    }
    return Cell.text(Outcome.of(benchmark)).notes(failures(benchmark.child("verdict")));
  }

  private static List<Note> failures(Item verdict) {
    int failed = verdict.texts("failed").size();
    long infeasible = verdict.whole("infeasible", 0);
    long all = verdict.whole("configurations", 0);
    if (failed == 0 && infeasible == 0) {
      return List.of();
    }
    String words =
        failed == 0
            ? infeasible + " of " + all + " configurations failed a check"
            : failed + " of " + all + " configurations did not complete";
    return List.of(Note.bad(words));
  }

  private static Cell winner(Optional<Winner> winner) {
    return winner
        .<Cell>map(
            one ->
                new Cell.Number(
                    new Figure(one.figure().text(), null, null, one.figure().exact()),
                    List.of(new Note(one.configurationId(), "", one.mark()))))
        .orElse(Cell.EMPTY);
  }

  private static Cell spent(Item benchmark, Status status) {
    Item totals = benchmark.child("totals");
    if (totals.isEmpty()) {
      String why = status.ended() ? "nothing was run" : "nothing priced yet";
      return new Cell.Number(new Figure("–", null, null, null), List.of(Note.of(why)));
    }
    Total total = Total.of(totals);
    Figure figure =
        totals
            .decimal("billedCost")
            .map(amount -> Figure.of(total.text(), amount))
            .orElse(Figure.unknown(""));
    String soFar = total.complete() ? "so far" : "so far, " + total.completeness();
    return new Cell.Number(figure, List.of(Note.of(status.ended() ? total.completeness() : soFar)));
  }
}
