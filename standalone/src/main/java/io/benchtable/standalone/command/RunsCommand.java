package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Estimate;
import io.benchtable.standalone.terminal.Figures;
import io.benchtable.standalone.terminal.Terminal;
import io.benchtable.standalone.terminal.TextTable;
import io.benchtable.standalone.terminal.TextTable.Align;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "runs",
    description = "List the runs of a benchmark in their planned order.",
    footer = {"", "Example:", "  benchtable runs 01kb3v9m2q8x4c6t7n5r1d0w9z"})
final class RunsCommand implements Callable<Integer> {

  @Mixin InstanceOptions instance = new InstanceOptions();

  @Parameters(paramLabel = "ID", description = "The benchmark's id.")
  String id = "";

  private final Terminal terminal;

  RunsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Tables tables = instance.tables();
    List<JsonNode> runs = tables.query("runs", id);
    if (runs.isEmpty() && tables.get("benchmarks", id).isEmpty()) {
      throw new NoSuchItem("benchmark", id);
    }
    if (instance.json) {
      Printing.json(terminal, runs);
      return ExitCodes.DONE;
    }
    if (runs.isEmpty()) {
      terminal.out().println("No run yet.");
      return ExitCodes.DONE;
    }
    TextTable table =
        new TextTable()
            .column("run", Align.LEFT)
            .column("kind", Align.LEFT)
            .column("configuration", Align.LEFT)
            .column("status", Align.LEFT)
            .column("time", Align.RIGHT)
            .column("cost", Align.RIGHT);
    List<String> times = Figures.seconds(column(runs, "samples", "wallSeconds"));
    String currency = runs.getLast().path("cost").path("currency").asString("USD");
    List<String> costs = Figures.money(column(runs, "cost", "billedCost"), currency);
    for (int at = 0; at < runs.size(); at++) {
      row(table, runs.get(at), times.get(at), costs.get(at));
    }
    Printing.lines(terminal, table.lines(terminal.columns(), "configuration"));
    runs.stream()
        .filter(run -> !run.path("reason").asString("").isEmpty())
        .forEach(
            run ->
                terminal
                    .out()
                    .println(
                        run.path("runId").asString()
                            + ": "
                            + Report.words(run.path("reason").asString())));
    runs.stream()
        .filter(run -> run.path("disturbed").path("words").isString())
        .forEach(run -> terminal.out().println(disturbed(run)));
    worthALook(runs)
        .ifPresent(run -> instance.next(terminal, "logs " + run.path("runId").asString()));
    return ExitCodes.DONE;
  }

  private static String disturbed(JsonNode run) {
    return "%s: disturbed, as %s; %s"
        .formatted(
            run.path("runId").asString(),
            run.path("disturbed").path("words").asString(),
            run.path("sample").asBoolean(false) ? "counts all the same" : "repeated");
  }

  /** The last run that went wrong, or else the last that has begun. */
  private static Optional<JsonNode> worthALook(List<JsonNode> runs) {
    List<JsonNode> begun =
        runs.stream().filter(run -> !run.path("steps").isEmpty() || hasLogs(run)).toList();
    return begun.reversed().stream()
        .filter(run -> run.path("reason").isString())
        .findFirst()
        .or(() -> begun.reversed().stream().findFirst());
  }

  private static boolean hasLogs(JsonNode run) {
    return Set.of("RUNNING", "COMPLETE").contains(run.path("status").asString(""));
  }

  private static void row(TextTable table, JsonNode run, String time, String cost) {
    table.row(
        run.path("runId").asString(),
        run.path("kind").asString().toLowerCase(Locale.ROOT),
        run.path("configurationId").asString(""),
        run.path("status").asString().toLowerCase(Locale.ROOT),
        run.path("samples").path("wallSeconds").isString() ? time : "",
        run.path("cost").isObject() ? cost : "");
  }

  private static List<Estimate> column(List<JsonNode> runs, String of, String name) {
    return runs.stream()
        .map(run -> new Estimate(Report.decimal(run.path(of).path(name)), null, null))
        .toList();
  }
}
