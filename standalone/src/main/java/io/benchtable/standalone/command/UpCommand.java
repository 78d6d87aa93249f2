package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "up",
    description = {
      "Start an instance and serve until Ctrl-C.",
      "Ctrl-C stops running jobs; they are resumed at the next start."
    },
    footer = {"", "Example:", "  benchtable up --data /srv/benchtable --port 8090"})
final class UpCommand implements Callable<Integer> {

  @Mixin ServerFlags flags = new ServerFlags();

  private final Terminal terminal;

  UpCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Serving serving = Serving.start(flags.options(), terminal);
    String login = Addresses.login(serving.server());
    if (flags.json) {
      Printing.json(
          terminal,
          Tables.JSON
              .createObjectNode()
              .put("address", serving.server().address().toString())
              .put("login", login));
    } else {
      terminal.out().println("Up. Open " + login);
      terminal.out().println(Addresses.VALID);
    }
    serving.await();
    return ExitCodes.DONE;
  }
}
