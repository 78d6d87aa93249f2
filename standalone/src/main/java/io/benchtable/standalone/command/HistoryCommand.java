package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Analyzer;
import io.benchtable.standalone.client.Question;
import io.benchtable.standalone.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "history",
    description = {
      "Show how the benchmarks of a benchmark's pipeline came out over time, and where that changed.",
      "Benchmarks count whose pipeline, software and files are the same. A change is explained as",
      "price, usage, retries, data or environment, as far as figures tell."
    },
    footer = {"", "Example:", "  benchtable history 01kb3v9m2q8x4c6t7n5r1d0w9z"})
final class HistoryCommand implements Callable<Integer> {

  @Mixin InstanceOptions instance = new InstanceOptions();

  @Parameters(paramLabel = "ID", description = "The benchmark's id.")
  String id = "";

  @Option(
      names = "--most",
      paramLabel = "N",
      description = "Look at the last N benchmarks (default: 100; at most 200).")
  int most = 100;

  private final Terminal terminal;

  HistoryCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Analyzer analyzer = instance.analyzer();
    JsonNode answer =
        analyzer.ask(
            Question.at("/v1/benchmarks/", id, "/history").with("most", String.valueOf(most)));
    if (instance.json) {
      Printing.json(terminal, answer);
    } else {
      Printing.lines(terminal, HistoryTable.of(answer, terminal.columns()));
      instance.next(terminal, "show " + id);
    }
    return ExitCodes.DONE;
  }
}
