package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Terminal;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "cancel",
    description = "Cancel a benchmark: the run in progress is ended, what was measured is kept.",
    footer = {"", "Example:", "  benchtable cancel 01kb3v9m2q8x4c6t7n5r1d0w9z"})
final class CancelCommand implements Callable<Integer> {

  @Mixin InstanceOptions instance = new InstanceOptions();

  @Parameters(paramLabel = "ID", description = "The benchmark's id.")
  String id = "";

  private final Terminal terminal;

  CancelCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Tables tables = instance.tables();
    JsonNode benchmark =
        tables.get("benchmarks", id).orElseThrow(() -> new NoSuchItem("benchmark", id));
    String status = benchmark.path("status").asString("WAITING");
    if (Watching.isTerminal(status)) {
      terminal.err().println(id + " is " + status.toLowerCase(Locale.ROOT) + " already.");
      return ExitCodes.FAILED;
    }
    tables.patch("benchmarks", Tables.JSON.createObjectNode().put("cancelRequested", true), id);
    JsonNode ended = Watching.untilEnd(tables, id, terminal);
    if (instance.json) {
      Printing.json(terminal, ended);
    } else {
      terminal
          .out()
          .println(id + " is " + ended.path("status").asString().toLowerCase(Locale.ROOT) + ".");
      instance.next(terminal, "show " + id);
    }
    return ExitCodes.DONE;
  }
}
