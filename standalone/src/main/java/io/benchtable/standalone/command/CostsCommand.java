package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Figures;
import io.benchtable.standalone.terminal.Terminal;
import io.benchtable.standalone.terminal.TextTable;
import io.benchtable.standalone.terminal.TextTable.Align;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    if (lines.isEmpty() && tables.get("benchmarks", id).isEmpty()) {
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
    Map<String, Sum> sums = new TreeMap<>();
    Sum total = new Sum();
    for (JsonNode line : lines) {
      String key =
          line.path("kind").asString().toLowerCase(Locale.ROOT)
              + "\u0000"
              + line.path("step").asString();
      sums.computeIfAbsent(key, _ -> new Sum()).add(line);
      total.add(line);
    }
    TextTable table =
        new TextTable()
            .column("runs", Align.LEFT)
            .column("step", Align.LEFT)
            .column("lines", Align.RIGHT)
            .column("cost", Align.RIGHT);
    sums.forEach(
        (key, sum) -> {
          String[] words = key.split("\u0000", -1);
          table.row(words[0], words[1], Integer.toString(sum.lines), sum.text());
        });
    table.row("total", "", Integer.toString(total.lines), total.total());
    Printing.lines(terminal, table.lines(terminal.columns()));
    lines.stream()
        .map(line -> line.path("pricedAs").asString(""))
        .filter(sentence -> !sentence.isEmpty())
        .distinct()
        .forEach(terminal.out()::println);
    instance.next(terminal, "show " + id);
    return ExitCodes.DONE;
  }

  /** A sum of cost lines that says when some of them are unknown. */
  private static final class Sum {

    private BigDecimal known = BigDecimal.ZERO;
    private String currency = "USD";
    private int lines;
    private int unknown;

    void add(JsonNode line) {
      lines++;
      BigDecimal cost = Report.decimal(line.path("BilledCost"));
      if (cost == null) {
        unknown++;
      } else {
        known = known.add(cost);
        currency = line.path("BillingCurrency").asString(currency);
      }
    }

    String text() {
      String count = unknown + (unknown == 1 ? " line" : " lines");
      if (unknown == lines) {
        return "unknown (" + count + ")";
      }
      String amount = Figures.money(known, currency);
      return unknown == 0 ? amount : "at least " + amount + " (" + count + " unknown)";
    }

    String total() {
      return unknown == 0 ? text() + " (complete)" : text();
    }
  }
}
