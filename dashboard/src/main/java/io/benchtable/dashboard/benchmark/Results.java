package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Bytes;
import io.benchtable.dashboard.page.Digits;
import io.benchtable.dashboard.page.Figure;
import io.benchtable.dashboard.page.Scale;
import io.benchtable.dashboard.page.Scale.Estimate;
import io.benchtable.dashboard.page.Status;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** All results of a benchmark, fastest first; what did not complete comes last, with its reason. */
record Results(List<ResultRow> rows, List<String> metrics, String timeAxis, boolean intervals) {

  static Results of(List<Item> results, Configurations configurations) {
    List<Item> ordered =
        results.stream()
            .sorted(
                Comparator.comparing((Item result) -> !complete(result))
                    .thenComparing(result -> !result.flag("feasible"))
                    .thenComparing(result -> median(result, "wallSeconds").orElse(BigDecimal.ZERO))
                    .thenComparing(
                        result -> configurations.place(result.text("configurationId", ""))))
            .toList();
    List<String> metrics =
        List.copyOf(
            new TreeSet<>(
                ordered.stream().flatMap(r -> r.child("metrics").names().stream()).toList()));
    Scale time = Scale.seconds(column(ordered, "wallSeconds"));
    Scale cpu = Scale.seconds(column(ordered, "cpuSeconds"));
    BigDecimal end =
        column(ordered, "wallSeconds").stream()
            .map(estimate -> estimate.high() == null ? estimate.median() : estimate.high())
            .max(BigDecimal::compareTo)
            .orElse(BigDecimal.ONE);
    List<ResultRow> rows =
        ordered.stream()
            .map(
                result ->
                    row(result, configurations, metrics, time, cpu, money(ordered, result), end))
            .toList();
    return new Results(
        rows,
        metrics,
        "0 to " + time.figure(Estimate.single(end)).text(),
        rows.stream().anyMatch(row -> row.span() != null));
  }

  /** Lines that did not complete or failed a check. */
  public List<ResultRow> troubled() {
    return rows.stream().filter(row -> row.reason() != null || !row.feasible()).toList();
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

  private static Optional<BigDecimal> median(Item result, String name) {
    return result.child(name).decimal("median");
  }

  private static List<Estimate> column(List<Item> results, String name) {
    return results.stream()
        .map(result -> estimate(result, name))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Scale money(List<Item> results, Item result) {
    String currency = result.child("costPerRun").text("currency", "USD");
    return Scale.money(column(results, "costPerRun"), currency);
  }

  private static ResultRow row(
      Item result,
      Configurations configurations,
      List<String> metrics,
      Scale time,
      Scale cpu,
      Scale money,
      BigDecimal end) {
    String id = result.text("configurationId", "");
    Optional<Estimate> wall = estimate(result, "wallSeconds");
    boolean complete = complete(result);
    return new ResultRow(
        id,
        configurations.mark(id),
        Status.of(result.text("status", "COMPLETE")),
        complete ? null : reason(result),
        result.flag("baseline"),
        !complete || result.flag("feasible"),
        checks(result),
        result.whole("n", 0),
        wall.map(time::figure).orElse(Figure.unknown("no complete run")),
        wall.map(estimate -> span(estimate, end)).orElse(null),
        Verdicts.of(result.child("time"), "faster", "slower"),
        estimate(result, "cpuSeconds").map(cpu::figure).orElse(Figure.unknown("not measured")),
        memory(result.child("peakMemoryBytes")),
        cost(result, money),
        Verdicts.of(result.child("cost"), "cheaper", "dearer"),
        metrics.stream().map(name -> metric(result.child("metrics").child(name))).toList());
  }

  private static String reason(Item result) {
    String words = result.text("reason").map(Reasons::words).orElse("did not complete");
    return result.text("message").map(text -> words + ". " + text).orElse(words);
  }

  private static Figure cost(Item result, Scale money) {
    Item cost = result.child("costPerRun");
    String partial =
        cost.text("completeness", "complete").equals("complete") ? "" : "not all prices known";
    String priced = result.text("pricedAs").orElse("");
    String note =
        partial.isEmpty() || priced.isEmpty() ? partial + priced : partial + "; " + priced;
    return estimate(result, "costPerRun")
        .map(money::figure)
        .map(figure -> note.isEmpty() ? figure : figure.noted(note))
        .orElse(Figure.unknown(unpriced(result)));
  }

  private static String unpriced(Item result) {
    return result.child("costPerRun").text("note", "no price for it");
  }

  private static List<String> checks(Item result) {
    return result.list("failedChecks").stream()
        .map(check -> check instanceof String text ? text : described(Item.of(check)))
        .toList();
  }

  private static String described(Item check) {
    StringBuilder words = new StringBuilder(check.text("metric", "a metric"));
    check
        .text("found")
        .or(() -> check.text("value"))
        .ifPresent(v -> words.append(" is ").append(v));
    check.text("expected").ifPresent(v -> words.append(", expected ").append(v));
    check.text("message").ifPresent(v -> words.append(": ").append(v));
    return words.toString();
  }

  private static Figure memory(Item peak) {
    return peak.decimal("median")
        .map(
            median -> {
              Figure figure = Figure.of(Bytes.text(median), median);
              return peak.text("method").map(by -> figure.noted("by " + by)).orElse(figure);
            })
        .orElse(Figure.unknown("not measured"));
  }

  private static Figure metric(Item metric) {
    return metric
        .decimal("median")
        .map(
            median -> {
              String unit = metric.text("unit", "1");
              boolean same =
                  metric.decimal("minimum").equals(metric.decimal("maximum"))
                      || metric.decimal("minimum").isEmpty();
              String range =
                  same
                      ? null
                      : "["
                          + metric.decimal("minimum").map(Digits::plain).orElse("")
                          + ", "
                          + metric.decimal("maximum").map(Digits::plain).orElse("")
                          + "]";
              return new Figure(
                  Digits.plain(median) + (unit.equals("1") ? "" : " " + unit),
                  range,
                  null,
                  Estimate.single(median));
            })
        .orElseGet(
            () ->
                metric
                    .text("median")
                    .map(text -> new Figure(text, null, null, null))
                    .orElse(Figure.unknown("not found")));
  }

  private static ResultRow.Span span(Estimate estimate, BigDecimal end) {
    BigDecimal low = estimate.low() == null ? estimate.median() : estimate.low();
    BigDecimal high = estimate.high() == null ? estimate.median() : estimate.high();
    return new ResultRow.Span(part(low, end), part(high, end), part(estimate.median(), end));
  }

  private static String part(BigDecimal value, BigDecimal end) {
    if (end.signum() <= 0) {
      return "0";
    }
    return value
        .multiply(BigDecimal.valueOf(1000))
        .divide(end, MathContext.DECIMAL64)
        .setScale(1, RoundingMode.HALF_UP)
        .toPlainString();
  }
}
