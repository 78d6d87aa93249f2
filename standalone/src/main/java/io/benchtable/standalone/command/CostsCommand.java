package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Figures;
import io.benchtable.standalone.terminal.Terminal;
import io.benchtable.standalone.terminal.TextTable;
import io.benchtable.standalone.terminal.TextTable.Align;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "costs",
    description = "Show what a benchmark cost, by kind of run and by step.",
    footer = {"", "Example:", "  benchtable costs 01kb3v9m2q8x4c6t7n5r1d0w9z"})
final class CostsCommand implements Callable<Integer> {

  private static final Comparator<List<String>> IN_ORDER =
      Comparator.comparing((List<String> key) -> String.join("\u0000", key));

  @Mixin InstanceOptions instance = new InstanceOptions();

  @Parameters(paramLabel = "ID", description = "The benchmark's id.")
  String id = "";

  private final Terminal terminal;

  CostsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Tables tables = instance.tables();
    List<JsonNode> lines = tables.index("costs", "by-benchmark", id);
    Optional<JsonNode> benchmark = tables.get("benchmarks", id);
    if (lines.isEmpty() && benchmark.isEmpty()) {
      throw new NoSuchItem("benchmark", id);
    }
    if (instance.json) {
      Printing.json(terminal, lines);
      return ExitCodes.DONE;
    }
    if (lines.isEmpty()) {
      terminal.out().println("No cost yet.");
      return ExitCodes.DONE;
    }
    Printing.lines(terminal, table(lines, benchmark).lines(terminal.columns()));
    lines.stream()
        .map(line -> line.path("pricedAs").asString(""))
        .filter(sentence -> !sentence.isEmpty())
        .distinct()
        .forEach(terminal.out()::println);
    instance.next(terminal, "show " + id);
    return ExitCodes.DONE;
  }

  /** Currencies are never added: each has rows of its own. */
  private static TextTable table(List<JsonNode> lines, Optional<JsonNode> benchmark) {
    Map<List<String>, Sum> sums = new TreeMap<>(IN_ORDER);
    Map<String, Sum> totals = new TreeMap<>();
    int unknown = 0;
    for (JsonNode line : lines) {
      String currency = line.path("BillingCurrency").asString("USD");
      String kind = line.path("kind").asString().toLowerCase(Locale.ROOT);
      sums.computeIfAbsent(
              List.of(kind, line.path("step").asString(), currency), _ -> new Sum(currency))
          .add(line);
      if (Report.decimal(line.path("BilledCost")) == null) {
        unknown++;
      } else {
        totals.computeIfAbsent(currency, _ -> new Sum(currency)).add(line);
      }
    }
    TextTable table =
        new TextTable()
            .column("runs", Align.LEFT)
            .column("step", Align.LEFT)
            .column("lines", Align.RIGHT)
            .column("cost", Align.RIGHT);
    sums.forEach(
        (key, sum) ->
            table.row(key.get(0), key.get(1), Integer.toString(sum.lines), sum.text(sum.unknown)));
    // A run that nobody could price has no lines; the benchmark's totals count it.
    int unpriced =
        benchmark.map(item -> item.path("totals").path("unknownLines").asInt(0)).orElse(0);
    int missing = Math.max(unknown, unpriced);
    boolean over =
        benchmark
            .map(item -> Watching.isTerminal(item.path("status").asString("WAITING")))
            .orElse(true);
    String end = over ? missing == 0 ? " (complete)" : "" : " so far";
    if (totals.isEmpty()) {
      table.row("total", "", Integer.toString(lines.size()), "unknown (" + count(missing) + ")");
    }
    int withoutCost = unknown;
    totals.forEach(
        (currency, sum) ->
            table.row(
                "total", "", Integer.toString(sum.lines + withoutCost), sum.text(missing) + end));
    return table;
  }

  private static String count(int lines) {
    return lines + (lines == 1 ? " line" : " lines");
  }

  /** A sum of cost lines that says when some of them are unknown. */
  private static final class Sum {

    private final String currency;
    private BigDecimal known = BigDecimal.ZERO;
    private int lines;
    private int unknown;

    Sum(String currency) {
      this.currency = currency;
    }

    void add(JsonNode line) {
      lines++;
      BigDecimal cost = Report.decimal(line.path("BilledCost"));
      if (cost == null) {
        unknown++;
      } else {
        known = known.add(cost);
      }
    }

    String text(int missing) {
      if (unknown == lines) {
        return "unknown (" + count(missing) + ")";
      }
      String amount = Figures.money(known, currency);
      return missing == 0 ? amount : "at least " + amount + " (" + count(missing) + " unknown)";
    }
  }
}
