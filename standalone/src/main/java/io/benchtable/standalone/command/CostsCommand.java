package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Terminal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "costs",
    description =
        "Show what a benchmark cost, by kind of run and by step, and what was paid for: vCPUs that"
            + " were used and that were held idle, memory, machines, retries, set-up.",
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
    Printing.lines(terminal, CostTable.of(lines, benchmark).lines(terminal.columns()));
    terminal.out().println();
    Printing.lines(terminal, CostTable.paid(lines, benchmark).lines(terminal.columns()));
    benchmark
        .filter(item -> item.path("attempt").asInt(1) > 1)
        .flatMap(item -> Saved.of(item, tables.query("runs", id)))
        .ifPresent(terminal.out()::println);
    lines.stream()
        .map(line -> line.path("pricedAs").asString(""))
        .filter(sentence -> !sentence.isEmpty())
        .distinct()
        .forEach(terminal.out()::println);
    instance.next(terminal, "show " + id);
    return ExitCodes.DONE;
  }
}
