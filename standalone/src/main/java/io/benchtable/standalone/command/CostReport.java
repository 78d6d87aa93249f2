package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Figures;
import io.benchtable.standalone.terminal.TextTable;
import io.benchtable.standalone.terminal.TextTable.Align;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What all benchmarks cost in some days, by something that cost lines say, the largest first. */
final class CostReport {

  private static final String NONE = "(none)";

  private final String by;
  private final Map<List<String>, Sum> sums = new HashMap<>();

  CostReport(String by) {
    this.by = by;
  }

  /** Lines of one name and currency, summed as far as they are known. */
  record Sum(String name, String currency, BigDecimal known, int lines, int unknown) {

    Optional<BigDecimal> amount() {
      return unknown == lines ? Optional.empty() : Optional.of(known);
    }

    String completeness() {
      return unknown == 0 ? "complete" : unknown == lines ? "unknown" : "partial";
    }
  }

  void add(JsonNode line) {
    String currency = line.path("BillingCurrency").asString("USD");
    Optional<BigDecimal> cost = Optional.ofNullable(Report.decimal(line.path("BilledCost")));
    String name = name(line);
    sums.merge(
        List.of(name, currency),
        new Sum(name, currency, cost.orElse(BigDecimal.ZERO), 1, cost.isPresent() ? 0 : 1),
        (left, right) ->
            new Sum(
                name,
                currency,
                left.known().add(right.known()),
                left.lines() + right.lines(),
                left.unknown() + right.unknown()));
  }

  /** What is no word of our own is the name of a tag, such as team, workflow and dataset. */
  private String name(JsonNode line) {
    return switch (by) {
      case "day" -> line.path("day").asString(NONE);
      case "month" -> line.path("day").asString(NONE).replaceFirst("^(\\d{4}-\\d\\d)-.*", "$1");
      case "benchmark" ->
          line.path("benchmarkName").asString("") + " " + line.path("benchmarkId").asString(NONE);
      case "service" -> line.path("ServiceName").asString(NONE);
      case "purpose" -> line.path("purpose").asString(NONE);
      case "part" -> line.path("part").asString(NONE);
      default -> line.path("Tags").path(by).asString(NONE);
    };
  }

  /** Whether there is nothing to report. */
  boolean isEmpty() {
    return sums.isEmpty();
  }

  private List<Sum> ordered() {
    boolean byTime = by.equals("day") || by.equals("month");
    return sums.values().stream()
        .sorted(
            byTime
                ? Comparator.comparing(Sum::name).thenComparing(Sum::currency)
                : Comparator.comparing(Sum::known)
                    .reversed()
                    .thenComparing(Sum::name)
                    .thenComparing(Sum::currency))
        .toList();
  }

  /** The same for programs. */
  List<JsonNode> json() {
    List<JsonNode> all = new ArrayList<>();
    for (Sum sum : ordered()) {
      all.add(
          Tables.JSON
              .createObjectNode()
              .put(by, sum.name())
              .put("billedCost", sum.amount().map(CostReport::plain).orElse(null))
              .put("currency", sum.currency())
              .put("completeness", sum.completeness())
              .put("lines", sum.lines())
              .put("unknownLines", sum.unknown()));
    }
    return all;
  }

  private static String plain(BigDecimal amount) {
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }

  List<String> lines(int columns) {
    TextTable table =
        new TextTable()
            .column(by, Align.LEFT)
            .column("lines", Align.RIGHT)
            .column("cost", Align.RIGHT)
            .column("", Align.LEFT);
    List<Sum> all = new ArrayList<>(ordered());
    totals().values().forEach(all::add);
    Map<String, List<String>> amounts = new HashMap<>();
    for (String currency : all.stream().map(Sum::currency).distinct().toList()) {
      amounts.put(
          currency,
          Figures.sums(
              all.stream()
                  .map(
                      sum ->
                          sum.currency().equals(currency)
                              ? sum.amount()
                              : Optional.<BigDecimal>empty())
                  .toList(),
              currency));
    }
    for (int at = 0; at < all.size(); at++) {
      Sum sum = all.get(at);
      String amount = Objects.requireNonNull(amounts.get(sum.currency())).get(at);
      boolean least = sum.unknown() > 0 && sum.amount().isPresent();
      table.row(
          sum.name(),
          Integer.toString(sum.lines()),
          least ? "at least " + amount : amount,
          sum.unknown() == 0 ? "" : "(" + sum.unknown() + " unknown)");
    }
    return table.lines(columns, by);
  }

  /** Of each currency; currencies are never added. */
  private Map<String, Sum> totals() {
    Map<String, Sum> totals = new LinkedHashMap<>();
    for (Sum sum : ordered()) {
      totals.merge(
          sum.currency(),
          new Sum("total", sum.currency(), sum.known(), sum.lines(), sum.unknown()),
          (left, right) ->
              new Sum(
                  "total",
                  left.currency(),
                  left.known().add(right.known()),
                  left.lines() + right.lines(),
                  left.unknown() + right.unknown()));
    }
    return totals;
  }
}
