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
    name = "rm",
    description = {
      "Delete a benchmark that has ended, with its runs, jobs, usage and results.",
      "Cost lines stay: what was spent was spent. The id cannot be used again while they are there."
    },
    footer = {"", "Example:", "  benchtable rm 01kb3v9m2q8x4c6t7n5r1d0w9z"})
final class RemoveCommand implements Callable<Integer> {

  @Mixin InstanceOptions instance = new InstanceOptions();

  @Parameters(paramLabel = "ID", description = "The benchmark's id.")
  String id = "";

  private final Terminal terminal;

  RemoveCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Tables tables = instance.tables();
    JsonNode benchmark =
        tables.get("benchmarks", id).orElseThrow(() -> new NoSuchItem("benchmark", id));
    String status = benchmark.path("status").asString("WAITING");
    if (!Watching.isTerminal(status)) {
      terminal
          .err()
          .println(
              id
                  + " is "
                  + status.toLowerCase(Locale.ROOT)
                  + ": cancel it first with ./benchtable cancel "
                  + id
                  + ".");
      return ExitCodes.FAILED;
    }
    for (JsonNode run : tables.query("runs", id)) {
      String runId = run.path("runId").asString();
      for (JsonNode job : tables.query("jobs", runId)) {
        tables.delete("jobs", runId, job.path("jobId").asString());
      }
      for (JsonNode usage : tables.query("usage", runId)) {
        tables.delete("usage", runId, usage.path("usageId").asString());
      }
      tables.delete("runs", id, runId);
    }
    for (JsonNode result : tables.query("results", id)) {
      tables.delete("results", id, result.path("configurationId").asString());
    }
    tables.delete("benchmarks", id);
    if (instance.json) {
      Printing.json(terminal, Tables.JSON.createObjectNode().put("deleted", id));
    } else {
      terminal.out().println("Deleted " + id + ".");
      instance.next(terminal, "list");
    }
    return ExitCodes.DONE;
  }
}
