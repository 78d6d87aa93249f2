package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Terminal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "submit",
    description = "Check a benchmark and put it into the table; prints its id.",
    footer = {"", "Example:", "  benchtable submit examples/kmer-counting/benchmark.yaml --wait"})
final class SubmitCommand implements Callable<Integer> {

  @Mixin InstanceOptions instance = new InstanceOptions();

  @Parameters(paramLabel = "FILE", description = "The benchmark.")
  Path file = Path.of("benchmark.yaml");

  @Option(names = "--wait", description = "Follow it to its end; the exit code says how it ended.")
  boolean wait;

  private final Terminal terminal;

  SubmitCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    SpecFile spec = SpecFile.read(file, instance.tablesIfRunning());
    if (!spec.print(terminal)) {
      return ExitCodes.USAGE;
    }
    Tables tables = instance.tables();
    String id = Submission.put(tables, spec.tree());
    if (instance.json && !wait) {
      Printing.json(terminal, Tables.JSON.createObjectNode().put("benchmarkId", id));
    } else if (!instance.json) {
      terminal.out().println(id);
      if (!wait) {
        instance.next(terminal, "watch " + id);
      }
    }
    return wait ? Ending.follow(tables, id, terminal, instance.json) : ExitCodes.DONE;
  }
}
