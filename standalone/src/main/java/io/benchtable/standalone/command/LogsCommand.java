package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Terminal;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "logs",
    description = "Print what the steps of a run wrote to standard output and standard error.",
    footer = {"", "Example:", "  benchtable logs 01kb3v9m2q8x4c6t7n5r1d0w9z-0007 count"})
final class LogsCommand implements Callable<Integer> {

  @Mixin InstanceOptions instance = new InstanceOptions();

  @Parameters(index = "0", paramLabel = "RUN", description = "The run's id.")
  String runId = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "STEP",
      description = "Only this step; all steps if it is left out.")
  @Nullable String step;

  @Option(
      names = "--tail",
      paramLabel = "BYTES",
      defaultValue = "65536",
      description = "How much of the end of each log (default: ${DEFAULT-VALUE}).")
  int tail;

  private final Terminal terminal;

  LogsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Tables tables = instance.tables();
    List<JsonNode> jobs =
        tables.query("jobs", runId).stream()
            .filter(job -> step == null || job.path("step").asString().equals(step))
            .toList();
    String none = jobs.isEmpty() ? withoutSteps(tables) : "";
    if (instance.json) {
      Printing.json(terminal, jobs);
      return ExitCodes.DONE;
    }
    if (jobs.isEmpty()) {
      terminal.err().println(none);
      return ExitCodes.DONE;
    }
    new Logs(tables, terminal, tail).print(jobs);
    instance.next(terminal, "runs " + jobs.getFirst().path("benchmarkId").asString());
    return ExitCodes.DONE;
  }

  /** Why a run has no steps: it has not begun one, or it could not be made ready. */
  private String withoutSteps(Tables tables) {
    int end = runId.lastIndexOf('-');
    if (step != null || end < 1) {
      throw new NoSuchItem(step == null ? "run" : "step " + step + " of run", runId);
    }
    JsonNode run =
        tables
            .get("runs", runId.substring(0, end), runId)
            .orElseThrow(() -> new NoSuchItem("run", runId));
    String reason = run.path("reason").asString("");
    String why = run.path("message").asString(reason.isEmpty() ? "" : Report.words(reason));
    String status =
        switch (run.path("status").asString("WAITING")) {
          case "FAILED" -> "It failed";
          case "CANCELLED" -> "It was cancelled";
          case String going -> "It is " + going.toLowerCase(Locale.ROOT);
        };
    return "Run %s has no log, since none of its steps was begun. %s%s."
        .formatted(runId, status, why.isEmpty() ? "" : ": " + why);
  }
}
