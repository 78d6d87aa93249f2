package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.item.ItemPage;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.Ask;
import io.benchtable.dashboard.page.Bytes;
import io.benchtable.dashboard.page.Call;
import io.benchtable.dashboard.page.Cell;
import io.benchtable.dashboard.page.Column;
import io.benchtable.dashboard.page.Digits;
import io.benchtable.dashboard.page.Figure;
import io.benchtable.dashboard.page.Moment;
import io.benchtable.dashboard.page.NotFound;
import io.benchtable.dashboard.page.Pager;
import io.benchtable.dashboard.page.Sheet;
import io.benchtable.dashboard.page.Sheet.Row;
import io.benchtable.dashboard.page.SheetView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The tables of a benchmark's pages, each as a part to show or whole to export. */
@Component
class BenchmarkSheets {

  /** Most lines of a page. */
  static final int PAGE = 100;

  /** Most runs of which a page draws each one. */
  private static final int DRAWN = 2000;

  private final Benchmarks benchmarks;
  private final CostSplits costs;
  private final PriceSelector prices;
  private final Histories histories;

  BenchmarkSheets(
      Benchmarks benchmarks, CostSplits costs, PriceSelector prices, Histories histories) {
    this.benchmarks = benchmarks;
    this.costs = costs;
    this.prices = prices;
    this.histories = histories;
  }

  /** All benchmarks. */
  Stream<Sheet> whole(Address address, Instant instant) {
    return Ask.of(address, "benchmarks").plain()
        ? benchmarks.pages().map(page -> BenchmarkList.of(page.items(), instant))
        : Stream.of(BenchmarkList.of(benchmarks.all(), instant));
  }

  /** The whole table of this name. */
  Stream<Sheet> whole(Item benchmark, String name, Address address) {
    String id = benchmark.text("benchmarkId", "");
    return switch (name) {
      case "results" -> Stream.of(results(benchmark).sheet(id));
      case "runs" -> wholeRuns(benchmark, id, address);
      case "costs" -> Stream.of(costs.whole(benchmark).sheet(id));
      case "distribution" ->
          Stream.of(Distribution.of(benchmark, benchmarks.allRuns(id)).sheet(id));
      case "history" -> Stream.of(histories.of(benchmark).sheet(id));
      case "changes" -> Stream.of(histories.of(benchmark).changesSheet(id));
      case "environment" -> Stream.of(surroundings(benchmark).differences());
      case "versions" -> Stream.of(surroundings(benchmark).variants());
      case "paid" -> Stream.of(costs.whole(benchmark).paid(id));
      case "repriced" -> Stream.of(prices.whole(id, address));
      case "dataset" -> Stream.of(dataset(benchmark));
      case "errors" -> Stream.of(errors(benchmark));
      default ->
          throw new NotFound("There is no table " + name, "The benchmark's page shows its tables.");
    };
  }

  /**
   * In parts; at once only to be sorted or searched, since a search looks at figures as they are
   * shown, with the digits that the whole column has.
   */
  private Stream<Sheet> wholeRuns(Item benchmark, String id, Address address) {
    Set<String> outliers = benchmarks.outliers(id);
    return Ask.of(address, "runs").plain()
        ? benchmarks.runPages(id).map(page -> RunList.of(benchmark, page.items(), outliers))
        : Stream.of(RunList.of(benchmark, benchmarks.allRuns(id), outliers));
  }

  Results results(Item benchmark) {
    return new Results(
        benchmarks.results(benchmark.text("benchmarkId", "")),
        Configurations.of(benchmark.child("spec")));
  }

  /** How the samples of each configuration lie. */
  SheetView distribution(Item benchmark, Address address) {
    String id = benchmark.text("benchmarkId", "");
    ItemPage runs = benchmarks.someRuns(id, DRAWN);
    return Distribution.of(benchmark, runs.items())
        .sheet(id)
        .view(
            address,
            PAGE,
            runs.next().isPresent() ? "of the first %s runs:".formatted(Digits.whole(DRAWN)) : "");
  }

  /** How the benchmarks of its pipeline came out over time. */
  History history(Item benchmark) {
    return histories.of(benchmark);
  }

  /** How what it was run in differs. */
  Surroundings surroundings(Item benchmark) {
    Optional<Item> before = benchmarks.before(benchmark);
    return Surroundings.of(
        benchmark, benchmarks.environment(benchmark), before, before.map(benchmarks::environment));
  }

  /** A page of the runs; they are all read only to be sorted or searched. */
  SheetView runs(Item benchmark, Address address) {
    Ask ask = Ask.of(address, "runs");
    Set<String> outliers = benchmarks.outliers(benchmark.text("benchmarkId", ""));
    if (!ask.plain()) {
      return searched(benchmark, address, PAGE, outliers);
    }
    int planned = (int) benchmark.child("progress").whole("runs", 0);
    int from = Math.min(ask.from(), Math.max(0, planned - 1) / PAGE * PAGE);
    return RunList.of(benchmark, benchmarks.runs(benchmark, from + 1, from + PAGE), outliers)
        .page(address, Pager.of(address, "runs", from, PAGE, planned));
  }

  /** The first runs, or those about the one that is next; they move on several at a time. */
  SheetView someRuns(Item benchmark, Address address, int some, Set<String> outliers) {
    if (!Ask.of(address, "runs").plain()) {
      return searched(benchmark, address, some, outliers);
    }
    Item progress = benchmark.child("progress");
    long done = progress.whole("done", 0);
    int step = some / 4;
    long about = done / step * step - some / 2 + 1;
    long first = done < progress.whole("runs", 0) ? Math.max(1, about) : 1;
    return RunList.of(benchmark, benchmarks.runs(benchmark, first, first + some - 1), outliers)
        .page(address, Pager.NONE);
  }

  private SheetView searched(Item benchmark, Address address, int size, Set<String> outliers) {
    ItemPage runs = benchmarks.searchedRuns(benchmark.text("benchmarkId", ""));
    return RunList.of(benchmark, runs.items(), outliers)
        .view(address, size, runs.next().isPresent() ? "the first" : "");
  }

  static Sheet dataset(Item benchmark) {
    List<Row> rows = new ArrayList<>();
    for (Item file : benchmark.children("dataset")) {
      rows.add(
          Row.of(
              "file-" + rows.size(),
              Cell.text(file.text("name", "")),
              Cell.code(file.text("path", "")),
              Cell.figure(
                  file.decimal("bytes")
                      .map(bytes -> Figure.of(Bytes.text(bytes), bytes))
                      .orElse(Figure.unknown("not read yet"))),
              file.text("sha256")
                  .<Cell>map(Cell::code)
                  .orElse(Cell.figure(Figure.unknown("not read yet"))),
              Cell.time(file.instant("modified").map(Moment::of).orElse(null))));
    }
    return sheet(
        benchmark,
        "dataset",
        "Files of the dataset",
        List.of(
            Column.words("name", "Name"),
            Column.words("path", "Path"),
            Column.number("bytes", "Size"),
            Column.words("sha256", "SHA-256"),
            Column.words("modified", "Changed")),
        rows);
  }

  static Sheet errors(Item benchmark) {
    List<Row> rows = new ArrayList<>();
    for (Item error : benchmark.children("errors")) {
      rows.add(
          Row.of(
              "error-" + rows.size(),
              Cell.code(error.text("path", "")),
              Cell.code(error.text("value", "nothing")),
              Cell.text(error.text("expected", ""))));
    }
    return sheet(
        benchmark,
        "errors",
        "What was wrong with the spec",
        List.of(
            Column.words("path", "Where"),
            Column.words("found", "Found"),
            Column.words("expected", "Expected")),
        rows);
  }

  static Sheet sheet(
      Item benchmark, String name, String title, List<Column> columns, List<Row> rows) {
    String id = benchmark.text("benchmarkId", "");
    return new Sheet(
        name,
        title,
        "/benchmarks/" + Address.encode(id) + "/" + name,
        Call.items("benchmarks", id),
        columns,
        rows);
  }
}
