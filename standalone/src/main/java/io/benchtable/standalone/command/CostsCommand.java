package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "costs",
    description =
        "Show what a benchmark cost, by kind of run and by step, and what was paid for: vCPUs that"
            + " were used and that were held idle, memory, machines, retries, set-up.",
    footer = {
      "",
      "With --focus, write what all benchmarks cost in some days as a file of FOCUS 1.2.",
      "",
      "Examples:",
      "  benchtable costs 01kb3v9m2q8x4c6t7n5r1d0w9z",
      "  benchtable costs --focus november.parquet --from 2026-11-01 --to 2026-11-30"
    })
final class CostsCommand implements Callable<Integer> {

  @Mixin InstanceOptions instance = new InstanceOptions();

  @Parameters(paramLabel = "ID", arity = "0..1", description = "The benchmark's id.")
  @Nullable String benchmark;

  @Mixin CostPeriod period = new CostPeriod();

  @Option(
      names = "--focus",
      paramLabel = "FILE",
      description = "Write a file of FOCUS 1.2; its name ends with .csv or .parquet.")
  @Nullable Path focus;

  private final Terminal terminal;

  CostsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Path file = focus;
    if (file != null) {
      return FocusFile.write(file, period, instance, terminal);
    }
    String id = benchmark;
    if (id == null) {
      throw new IllegalArgumentException(
          "Expected a benchmark's id, or --focus FILE, but there is neither");
    }
    return ofBenchmark(id);
  }

  private int ofBenchmark(String id) {
    Tables tables = instance.tables();
    List<JsonNode> lines = tables.index("costs", "by-benchmark", id);
    Optional<JsonNode> item = tables.get("benchmarks", id);
    if (lines.isEmpty() && item.isEmpty()) {
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
    Printing.lines(terminal, CostTable.of(lines, item).lines(terminal.columns()));
    terminal.out().println();
    Printing.lines(terminal, CostTable.paid(lines, item).lines(terminal.columns()));
    item.filter(one -> one.path("attempt").asInt(1) > 1)
        .flatMap(one -> Saved.of(one, tables.query("runs", id)))
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
