package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Terminal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    description = {
      "Start an instance, run examples/kmer-counting, show what it came to, and keep serving until"
          + " Ctrl-C."
    },
    footer = {"", "Examples:", "  benchtable demo", "  benchtable demo --exit --data /tmp/demo"})
final class DemoCommand implements Callable<Integer> {

  private static final String EXAMPLE = "examples/kmer-counting/benchmark.yaml";

  @Mixin ServerFlags flags = new ServerFlags();

  @Option(
      names = "--exit",
      description = "End with the benchmark's exit code instead of serving on.")
  boolean exit;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Another benchmark (default: " + EXAMPLE + " of this build).")
  @Nullable Path file;

  private final Terminal terminal;

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Beside the script that starts this program, wherever that is called from. */
  private static Path example() {
    return Path.of(System.getProperty("benchtable.home", "")).resolve(EXAMPLE);
  }

  @Override
  public Integer call() {
    SpecFile spec = SpecFile.read(file == null ? example() : file, Optional.empty());
    if (!spec.print(terminal)) {
      return ExitCodes.USAGE;
    }
    try (Serving serving = Serving.start(flags.options(), terminal)) {
      Tables tables =
          new Tables(serving.server().address(), serving.server().credentials().token());
      String id = Submission.put(tables, spec.tree());
      int code =
          Ending.print(tables, Watching.untilEnd(tables, id, terminal), terminal, flags.json);
      if (exit) {
        if (!flags.json) {
          terminal.err().println("Next: ./benchtable up --data " + flags.data);
        }
        return code;
      }
      if (!flags.json) {
        terminal.out().println();
        terminal.out().println("Open " + Addresses.benchmark(serving.server(), id));
        terminal.out().println(Addresses.VALID);
        terminal.out().println("Serving until Ctrl-C.");
      }
      serving.await();
      return code;
    }
  }
}
