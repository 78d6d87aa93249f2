package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Figures;
import io.benchtable.standalone.terminal.Terminal;
import io.benchtable.standalone.terminal.TextTable;
import io.benchtable.standalone.terminal.TextTable.Align;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
    name = "list",
    description = "List the benchmarks, newest first.",
    footer = {"", "Example:", "  benchtable list --limit 5"})
final class ListCommand implements Callable<Integer> {

  @Mixin InstanceOptions instance = new InstanceOptions();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many (default: ${DEFAULT-VALUE}).")
  int limit;

  private final Terminal terminal;

  ListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Tables tables = instance.tables();
    List<JsonNode> benchmarks = tables.latest("benchmarks", "by-submission", "benchmarks", limit);
    if (instance.json) {
      Printing.json(terminal, benchmarks);
    } else if (benchmarks.isEmpty()) {
      terminal.out().println("No benchmark yet: ./benchtable submit FILE makes one.");
    } else {
      TextTable table =
          new TextTable()
              .column("id", Align.LEFT)
              .column("name", Align.LEFT)
              .column("status", Align.LEFT)
              .column("runs", Align.RIGHT)
              .column("age", Align.RIGHT)
              .column("spent", Align.RIGHT);
      benchmarks.forEach(benchmark -> row(table, benchmark));
      Printing.lines(terminal, table.lines(terminal.columns(), "name"));
      instance.next(terminal, "show " + benchmarks.getFirst().path("benchmarkId").asString());
    }
    return ExitCodes.DONE;
  }

  private static void row(TextTable table, JsonNode benchmark) {
    JsonNode progress = benchmark.path("progress");
    String submitted = benchmark.path("submittedAt").asString("");
    table.row(
        benchmark.path("benchmarkId").asString(),
        benchmark.path("spec").path("name").asString(""),
        benchmark.path("status").asString("WAITING").toLowerCase(Locale.ROOT),
        progress.path("done").asInt(0) + " / " + progress.path("runs").asInt(0),
        submitted.isEmpty()
            ? ""
            : Figures.duration(Duration.between(Instant.parse(submitted), Instant.now())),
        spent(benchmark.path("totals"), benchmark.path("status").asString("WAITING")));
  }

  /** What was spent, or at least that. Totals grow with each run. */
  private static String spent(JsonNode totals, String status) {
    if (totals.isEmpty()) {
      return "–";
    }
    BigDecimal billed = Report.decimal(totals.path("billedCost"));
    String amount = Figures.money(billed, totals.path("currency").asString("USD"));
    boolean complete = totals.path("completeness").asString("complete").equals("complete");
    String known = billed == null || complete ? amount : "at least " + amount;
    return Watching.isTerminal(status) ? known : known + " so far";
  }
}
