package io.benchtable.standalone.command;

import io.benchtable.standalone.terminal.Figures;
import io.benchtable.standalone.terminal.TextTable;
import io.benchtable.standalone.terminal.TextTable.Align;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * The cost lines of a benchmark by two things that they say, and what they add up to. Currencies
 * are never added: each has rows of its own, and decimals of its own.
 */
final class CostTable {

  private static final Comparator<List<String>> IN_ORDER =
      Comparator.comparing((List<String> key) -> String.join("\u0000", key));

  private final Map<List<String>, Sum> sums = new TreeMap<>(IN_ORDER);
  private final Map<String, Sum> totals = new TreeMap<>();
  private final List<Row> rows = new ArrayList<>();
  private int count;
  private int unknown;

  /** Lines of one currency, summed as far as they are known. */
  private record Sum(String currency, BigDecimal known, int lines, int unknown) {

    static Sum none(String currency) {
      return new Sum(currency, BigDecimal.ZERO, 0, 0);
    }

    Sum plus(Optional<BigDecimal> cost) {
      return new Sum(
          currency,
          known.add(cost.orElse(BigDecimal.ZERO)),
          lines + 1,
          unknown + (cost.isPresent() ? 0 : 1));
    }

    Optional<BigDecimal> amount() {
      return unknown == lines ? Optional.empty() : Optional.of(known);
    }
  }

  private record Row(String kind, String step, int lines, Sum sum, int missing, String note) {

    Optional<BigDecimal> in(String currency) {
      return sum.currency().equals(currency) ? sum.amount() : Optional.empty();
    }

    /** What stands behind the amount, so that the decimals of a column are below each other. */
    String words() {
      String why =
          sum.amount().isEmpty()
              ? "(" + count(missing) + ")"
              : missing > 0 ? "(" + count(missing) + " unknown)" : "";
      return (why + " " + note).strip();
    }
  }

  private final String first;
  private final String second;
  private final Function<JsonNode, String> firstOf;
  private final Function<JsonNode, String> secondOf;

  private CostTable(
      String first,
      String second,
      Function<JsonNode, String> firstOf,
      Function<JsonNode, String> secondOf) {
    this.first = first;
    this.second = second;
    this.firstOf = firstOf;
    this.secondOf = secondOf;
  }

  /** By kind of run and by step. */
  static TextTable of(List<JsonNode> lines, Optional<JsonNode> benchmark) {
    return new CostTable("runs", "step", CostTable::kind, line -> line.path("step").asString())
        .table(lines, benchmark);
  }

  /** By what came about for what: retries and set-up, vCPUs used and held idle. */
  static TextTable paid(List<JsonNode> lines, Optional<JsonNode> benchmark) {
    return new CostTable(
            "for",
            "paid for",
            line -> line.path("purpose").asString(kind(line)),
            line -> line.path("part").asString("not told apart"))
        .table(lines, benchmark);
  }

  private static String kind(JsonNode line) {
    return line.path("kind").asString().toLowerCase(Locale.ROOT);
  }

  private TextTable table(List<JsonNode> lines, Optional<JsonNode> benchmark) {
    lines.forEach(this::add);
    // A run that nobody could price has no lines; the benchmark's totals count it.
    int unpriced =
        benchmark.map(item -> item.path("totals").path("unknownLines").asInt(0)).orElse(0);
    boolean over =
        benchmark
            .map(item -> Watching.isTerminal(item.path("status").asString("WAITING")))
            .orElse(true);
    addRows(Math.max(unknown, unpriced), over);
    return table();
  }

  private void add(JsonNode line) {
    String currency = line.path("BillingCurrency").asString("USD");
    Optional<BigDecimal> cost = Optional.ofNullable(Report.decimal(line.path("BilledCost")));
    add(sums, List.of(firstOf.apply(line), secondOf.apply(line), currency), currency, cost);
    count++;
    if (cost.isEmpty()) {
      unknown++;
    } else {
      add(totals, currency, currency, cost);
    }
  }

  private static <K> void add(Map<K, Sum> sums, K key, String currency, Optional<BigDecimal> cost) {
    sums.put(key, sums.getOrDefault(key, Sum.none(currency)).plus(cost));
  }

  private void addRows(int missing, boolean over) {
    sums.forEach(
        (key, sum) ->
            rows.add(new Row(key.get(0), key.get(1), sum.lines(), sum, sum.unknown(), "")));
    if (totals.isEmpty()) {
      rows.add(new Row("total", "", count, Sum.none("USD"), missing, ""));
    }
    String note = !over ? "so far" : missing == 0 ? "(complete)" : "";
    totals
        .values()
        .forEach(sum -> rows.add(new Row("total", "", sum.lines() + unknown, sum, missing, note)));
  }

  private TextTable table() {
    Map<String, List<String>> amounts = new HashMap<>();
    rows.stream()
        .map(row -> row.sum().currency())
        .distinct()
        .forEach(
            currency ->
                amounts.put(
                    currency,
                    Figures.sums(rows.stream().map(row -> row.in(currency)).toList(), currency)));
    TextTable table =
        new TextTable()
            .column(first, Align.LEFT)
            .column(second, Align.LEFT)
            .column("lines", Align.RIGHT)
            .column("cost", Align.RIGHT)
            .column("", Align.LEFT);
    for (int at = 0; at < rows.size(); at++) {
      Row row = rows.get(at);
      String amount = Objects.requireNonNull(amounts.get(row.sum().currency())).get(at);
      boolean least = row.missing() > 0 && row.sum().amount().isPresent();
      table.row(
          row.kind(),
          row.step(),
          Integer.toString(row.lines()),
          least ? "at least " + amount : amount,
          row.words());
    }
    return table;
  }

  private static String count(int lines) {
    return lines + (lines == 1 ? " line" : " lines");
  }
}
