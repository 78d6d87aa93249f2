package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Terminal;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "retry",
    description =
        "Start an ended benchmark again, or single runs of one that gave no sample; finished runs"
            + " are kept and not charged a second time.",
    footer = {
      "",
      "Examples:",
      "  benchtable retry 01kb3v9m2q8x4c6t7n5r1d0w9z --wait",
      "  benchtable retry 01kb3v9m2q8x4c6t7n5r1d0w9z-0012"
    })
final class RetryCommand implements Callable<Integer> {

  @Mixin InstanceOptions instance = new InstanceOptions();

  @Parameters(
      arity = "1..*",
      paramLabel = "ID|RUN",
      description = "The benchmark's id, or ids of failed or cancelled measured runs of one.")
  List<String> ids = List.of();

  @Option(names = "--wait", description = "Follow it to its end.")
  boolean wait;

  private final Terminal terminal;

  RetryCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Tables tables = instance.tables();
    Retried retried = Retried.of(tables, ids);
    String id = retried.benchmarkId();
    String status = retried.benchmark().path("status").asString("WAITING");
    if (!Watching.isTerminal(status)) {
      terminal
          .err()
          .println(
              "Expected a benchmark that has ended, but "
                  + id
                  + " is "
                  + status.toLowerCase(Locale.ROOT)
                  + ".");
      return ExitCodes.FAILED;
    }
    tables.patch("benchmarks", retried.change(), id);
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
}
