package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Terminal;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "show",
    description = "Show a benchmark: its configurations, figures and verdict.",
    footer = {"", "Example:", "  benchtable show 01kb3v9m2q8x4c6t7n5r1d0w9z"})
final class ShowCommand implements Callable<Integer> {

  @Mixin InstanceOptions instance = new InstanceOptions();

  @Parameters(paramLabel = "ID", description = "The benchmark's id.")
  String id = "";

  private final Terminal terminal;

  ShowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Tables tables = instance.tables();
    JsonNode benchmark =
        tables.get("benchmarks", id).orElseThrow(() -> new NoSuchItem("benchmark", id));
    List<JsonNode> results = tables.query("results", id);
    if (instance.json) {
      Printing.json(
          terminal,
          Tables.JSON
              .createObjectNode()
              .<tools.jackson.databind.node.ObjectNode>set("benchmark", benchmark)
              .set("results", Tables.JSON.createArrayNode().addAll(results)));
    } else {
      terminal
          .out()
          .println(
              benchmark.path("spec").path("name").asString(id)
                  + ": "
                  + benchmark.path("status").asString("WAITING").toLowerCase(Locale.ROOT));
      terminal.out().println();
      Printing.lines(terminal, Report.of(benchmark, results, terminal));
      terminal.out().println(tables.page(id));
    }
    return ExitCodes.DONE;
  }
}
