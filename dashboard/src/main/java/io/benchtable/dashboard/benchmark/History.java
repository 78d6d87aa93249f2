package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.Cell;
import io.benchtable.dashboard.page.Cell.Note;
import io.benchtable.dashboard.page.Column;
import io.benchtable.dashboard.page.Digits;
import io.benchtable.dashboard.page.Figure;
import io.benchtable.dashboard.page.Moment;
import io.benchtable.dashboard.page.Money;
import io.benchtable.dashboard.page.Scale;
import io.benchtable.dashboard.page.Scale.Estimate;
import io.benchtable.dashboard.page.Sheet;
import io.benchtable.dashboard.page.Sheet.Row;
import io.benchtable.dashboard.page.drawing.Drawing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How the benchmarks of one pipeline came out over time, as the cost analyzer says. */
final class History {

  /** Most configurations of which there is a picture. */
  private static final int DRAWN = 8;

  private final Item answer;
  private final Configurations configurations;
  private final Map<String, Item> benchmarks = new LinkedHashMap<>();

  History(Item answer, Configurations configurations) {
    this.answer = answer;
    this.configurations = configurations;
    answer.children("benchmarks").forEach(one -> benchmarks.put(one.text("benchmarkId", ""), one));
  }

  /** A picture of a configuration's times. */
  record Picture(String configurationId, Drawing drawing, String words) {}

  /** What the page answers at its top. */
  String words() {
    int count = benchmarks.size();
    int changes = changes().size();
    if (count < 6) {
      return "%d complete %s of this pipeline so far; changes are looked for from six on."
          .formatted(count, count == 1 ? "benchmark" : "benchmarks");
    }
    return "%d complete benchmarks of this pipeline: %s."
        .formatted(
            count,
            changes == 0
                ? "nothing changed by more than chance"
                : changes == 1 ? "one change" : changes + " changes");
  }

  List<Picture> pictures() {
    return answer.children("configurations").stream()
        .limit(DRAWN)
        .filter(one -> one.children("points").size() > 1)
        .map(this::picture)
        .toList();
  }

  private Picture picture(Item configuration) {
    String id = configuration.text("configurationId", "");
    List<Item> points = configuration.children("points");
    BigDecimal first = seconds(points.getFirst());
    BigDecimal last = seconds(points.getLast());
    return new Picture(
        id,
        HistoryDrawing.of(
            List.copyOf(benchmarks.keySet()),
            points,
            configuration.children("time").stream()
                .map(step -> step.text("benchmarkId", ""))
                .toList(),
            configurations.mark(id)),
        "%s over %d benchmarks, from %s to %s; %s."
            .formatted(
                id,
                points.size(),
                figure(Scale.seconds(singles(first, last)), first),
                figure(Scale.seconds(singles(first, last)), last),
                configuration.children("time").isEmpty()
                    ? "no change beyond chance"
                    : "a line marks each change"));
  }

  /** One line for each change, the latest first. */
  Sheet changesSheet(String benchmarkId) {
    List<Row> rows = new ArrayList<>();
    for (Changed change : changes()) {
      rows.add(change.row("change-" + rows.size(), benchmarks));
    }
    return new Sheet(
        "changes",
        "Changes, the latest first",
        "/benchmarks/" + Address.encode(benchmarkId) + "/changes",
        null,
        List.of(
            Column.words("from", "From"),
            Column.words("configuration", "Configuration"),
            Column.words("what", "What"),
            Column.number("before", "Before"),
            Column.number("after", "After"),
            Column.number("ratio", "Change"),
            Column.words("because", "Because")),
        rows);
  }

  /** One line for each benchmark, the latest first. */
  Sheet sheet(String benchmarkId) {
    List<Row> rows = new ArrayList<>();
    for (Item one : benchmarks.values().stream().toList().reversed()) {
      String id = one.text("benchmarkId", "");
      rows.add(
          Row.of(
              id,
              Cell.text(one.text("name", id)).link("/benchmarks/" + Address.encode(id)),
              Cell.time(one.instant("submittedAt").map(Moment::of).orElse(null)),
              facts(one.child("surroundings")),
              facts(one.child("data")),
              facts(one.child("prices")),
              billed(one),
              Cell.text(id)));
    }
    return new Sheet(
        "history",
        "Benchmarks of this pipeline, the latest first",
        "/benchmarks/" + Address.encode(benchmarkId) + "/history",
        null,
        List.of(
            Column.words("benchmark", "Benchmark"),
            Column.words("submitted", "Submitted"),
            Column.words("environment", "Environment"),
            Column.words("data", "Data"),
            Column.words("prices", "Prices"),
            Column.number("billed_cost", "Spent"),
            Column.machine("benchmark_id")),
        rows);
  }

  /** A change, of a configuration or of all that was spent. */
  private record Changed(String configuration, String what, String currency, Item step) {

    Row row(String id, Map<String, Item> benchmarks) {
      String from = step.text("benchmarkId", "");
      Item benchmark = Objects.requireNonNullElse(benchmarks.get(from), Item.EMPTY);
      List<Note> notes =
          benchmark.instant("submittedAt").map(Moment::of).map(Moment::text).stream()
              .map(Note::of)
              .toList();
      BigDecimal before = step.decimal("before").orElse(BigDecimal.ZERO);
      BigDecimal after = step.decimal("after").orElse(BigDecimal.ZERO);
      BigDecimal ratio = step.decimal("ratio").orElse(BigDecimal.ONE);
      Scale scale =
          what.equals("time")
              ? Scale.seconds(singles(before, after))
              : Scale.money(singles(before, after), currency);
      return Row.of(
          id,
          Cell.text(benchmark.text("name", from))
              .notes(notes)
              .link("/benchmarks/" + Address.encode(from)),
          Cell.text(configuration),
          Cell.text(what),
          Cell.figure(scale.figure(Estimate.single(before))),
          Cell.figure(scale.figure(Estimate.single(after))),
          Cell.figure(Figure.of("×" + Digits.fixed(ratio, 2), ratio)),
          Cell.text(
              String.join("; ", step.children("because").stream().map(Changed::reason).toList())));
    }

    private static String reason(Item because) {
      String words = because.text("words", "");
      return switch (because.text("kind", "")) {
        case "PRICE" -> "price: " + words;
        case "USAGE" -> "usage: " + words;
        case "RETRIES" -> "retries: " + words;
        case "DATA" -> "data, at the same time: " + words;
        case "ENVIRONMENT" -> "environment, at the same time: " + words;
        default -> "not explained: " + words;
      };
    }
  }

  private List<Changed> changes() {
    List<Changed> changes = new ArrayList<>();
    String currency = answer.text("currency", "USD");
    answer
        .children("spent")
        .forEach(step -> changes.add(new Changed("all", "spent a sample", currency, step)));
    for (Item one : answer.children("configurations")) {
      String id = one.text("configurationId", "");
      one.children("time").forEach(step -> changes.add(new Changed(id, "time", currency, step)));
      one.children("cost")
          .forEach(step -> changes.add(new Changed(id, "cost a run", currency, step)));
    }
    List<String> order = List.copyOf(benchmarks.keySet());
    changes.sort(
        (a, b) ->
            order.indexOf(b.step().text("benchmarkId", ""))
                - order.indexOf(a.step().text("benchmarkId", "")));
    return changes;
  }

  private static Cell facts(Item facts) {
    return Cell.text(
        String.join(
            ", ", facts.names().stream().map(name -> name + " " + facts.text(name, "")).toList()));
  }

  private static Cell billed(Item benchmark) {
    Optional<BigDecimal> cost = benchmark.decimal("billedCost");
    return Cell.figure(
        cost.map(amount -> Figure.of(Money.text(amount, benchmark.text("currency", "USD")), amount))
            .orElse(Figure.unknown("not all of it is known")));
  }

  private static BigDecimal seconds(Item point) {
    return point.decimal("medianSeconds").orElse(BigDecimal.ZERO);
  }

  private static List<Estimate> singles(BigDecimal... values) {
    return List.of(values).stream().map(Estimate::single).toList();
  }

  private static String figure(Scale scale, BigDecimal value) {
    return scale.figure(Estimate.single(value)).text();
  }
}
