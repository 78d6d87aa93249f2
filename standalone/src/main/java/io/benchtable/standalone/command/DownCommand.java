package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.instance.DataDirectory;
import io.benchtable.standalone.terminal.Terminal;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "down",
    description =
        "Stop the instance of a data directory; running jobs are resumed at its next start.",
    footer = {"", "Example:", "  benchtable down --data /srv/benchtable"})
final class DownCommand implements Callable<Integer> {

  private static final int LIMIT_SECONDS = 120;

  @Mixin DataOptions instance = new DataOptions();

  private final Terminal terminal;

  DownCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Optional<ProcessHandle> process = DataDirectory.holder(instance.data());
    if (process.isEmpty()) {
      terminal
          .err()
          .println("No instance runs on " + instance.data().toAbsolutePath().normalize() + ".");
      return ExitCodes.UNREACHABLE;
    }
    process.get().destroy();
    try {
      process.get().onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (instance.json) {
        Printing.json(terminal, Tables.JSON.createObjectNode().put("stopped", process.get().pid()));
      } else {
        terminal.out().println("Stopped.");
      }
      return ExitCodes.DONE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCodes.FAILED;
    } catch (ExecutionException | TimeoutException e) {
      terminal
          .err()
          .println(
              "Process "
                  + process.get().pid()
                  + " was asked to stop and still runs after "
                  + LIMIT_SECONDS
                  + " s: see benchtable.log in its data directory.");
      return ExitCodes.FAILED;
    }
  }
}
