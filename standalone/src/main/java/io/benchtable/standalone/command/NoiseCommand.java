package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Terminal;
import io.benchtable.workflows.benchmark.BenchmarkSpec;
import io.benchtable.workflows.item.Shortened;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "noise",
    description =
        "Show the smallest difference that runs can show on each host; with FILE, measure it: its"
            + " baseline is run twice in every block, and whatever differs is noise.",
    footer = {"", "Examples:", "  benchtable noise benchmark.yaml --wait", "  benchtable noise"})
final class NoiseCommand implements Callable<Integer> {

  private static final String SUFFIX = " (noise)";
  private static final int LONGEST_NAME = 200;
  private static final int MOST = 1000;

  @Mixin InstanceOptions instance = new InstanceOptions();

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "A benchmark.")
  @Nullable Path file;

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      defaultValue = "20",
      description = "Blocks of two runs (default: ${DEFAULT-VALUE}).")
  int repetitions = 20;

  @Option(names = "--wait", description = "Follow it to its end.")
  boolean wait;

  private final Terminal terminal;

  NoiseCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return file == null ? show(instance.tables()) : measure(file);
  }

  private int measure(Path benchmark) {
    if (repetitions < 2 || repetitions > MOST) {
      throw new IllegalArgumentException(
          "Expected 2 to %,d repetitions, but it is %d.".formatted(MOST, repetitions));
    }
    SpecFile spec = SpecFile.read(benchmark, instance.tablesIfRunning());
    if (!spec.print(terminal)) {
      return ExitCodes.USAGE;
    }
    Tables tables = instance.tables();
    String id = Submission.put(tables, twice(spec.tree(), spec.spec(), repetitions));
    if (wait) {
      return Ending.follow(tables, id, terminal, instance.json);
    }
    if (instance.json) {
      Printing.json(terminal, Tables.JSON.createObjectNode().put("benchmarkId", id));
    } else {
      terminal.out().println(id);
      instance.next(terminal, "watch " + id);
    }
    return ExitCodes.DONE;
  }

  /** The same benchmark with its baseline twice in every block. */
  static ObjectNode twice(ObjectNode tree, BenchmarkSpec spec, int repetitions) {
    ObjectNode once = TryCommand.once(tree, spec, spec.design().baseline());
    once.put("name", Shortened.text(spec.name(), LONGEST_NAME - SUFFIX.length()) + SUFFIX);
    once.put("mode", "aa");
    once.put("repetitions", repetitions);
    once.put("warmup", 1);
    once.remove("noise");
    return once;
  }

  private int show(Tables tables) {
    List<JsonNode> benchmarks = tables.latest("benchmarks", "by-submission", "benchmarks", MOST);
    List<HostNoise> hosts = HostNoise.latest(benchmarks);
    if (instance.json) {
      Printing.json(terminal, hosts.stream().map(HostNoise::json).toList());
    } else if (hosts.isEmpty()) {
      terminal.out().println("Not measured yet: ./benchtable noise FILE measures it.");
    } else {
      Printing.lines(terminal, HostNoise.table(hosts).lines(terminal.columns(), "benchmark"));
      terminal.out().println();
      terminal
          .out()
          .println("The smallest difference that so many runs of each configuration can show.");
    }
    return ExitCodes.DONE;
  }
}
