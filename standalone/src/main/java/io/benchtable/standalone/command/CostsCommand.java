package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
      "With --by, show what all benchmarks cost in some days. With --focus, write that as a file of"
          + " FOCUS 1.2.",
      "",
      "Examples:",
      "  benchtable costs 01kb3v9m2q8x4c6t7n5r1d0w9z",
      "  benchtable costs --by team --from 2026-11-01 --to 2026-11-30",
      "  benchtable costs --by day --tag workflow=kmer",
      "  benchtable costs --focus november.parquet --from 2026-11-01 --to 2026-11-30"
    })
final class CostsCommand implements Callable<Integer> {

  @Mixin InstanceOptions instance = new InstanceOptions();

  @Parameters(paramLabel = "ID", arity = "0..1", description = "The benchmark's id.")
  @Nullable String benchmark;

  @Mixin CostPeriod period = new CostPeriod();

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      description =
          "day, month, benchmark, service, purpose, part (what was paid for), or a tag such as team,"
              + " workflow or dataset.")
  @Nullable String by;

  @Option(
      names = "--tag",
      paramLabel = "NAME=VALUE",
      description = "With --by: only what carries these tags; may be repeated.")
  Map<String, String> tags = Map.of();

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
    String what = by;
    if (what != null) {
      return report(what);
    }
    String id = benchmark;
    if (id == null) {
      throw new IllegalArgumentException(
          "Expected a benchmark's id, --by WHAT or --focus FILE, but there is none of them");
    }
    return ofBenchmark(id);
  }

  private int report(String what) {
    CostReport report = new CostReport(what);
    Tables tables = instance.tables();
    period
        .first()
        .datesUntil(period.last().plusDays(1))
        .forEach(
            day ->
                tables.index("costs", "by-day", day.toString()).stream()
                    .filter(this::carriesTags)
                    .forEach(report::add));
    if (instance.json) {
      Printing.json(terminal, report.json());
    } else if (report.isEmpty()) {
      terminal
          .out()
          .println("Nothing was spent from %s to %s.".formatted(period.first(), period.last()));
    } else {
      Printing.lines(terminal, report.lines(terminal.columns()));
    }
    return ExitCodes.DONE;
  }

  private boolean carriesTags(JsonNode line) {
    return tags.entrySet().stream()
        .allMatch(tag -> line.path("Tags").path(tag.getKey()).asString("").equals(tag.getValue()));
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
