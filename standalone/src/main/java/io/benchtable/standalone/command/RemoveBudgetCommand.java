package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "rm",
    description = "Delete a budget; what was spent is not touched.",
    footer = {"", "Example:", "  benchtable budgets rm genomics"})
final class RemoveBudgetCommand implements Callable<Integer> {

  @Mixin InstanceOptions instance = new InstanceOptions();

  @Parameters(paramLabel = "NAME", description = "Of the budget.")
  String name = "";

  private final Terminal terminal;

  RemoveBudgetCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    instance.analyzer().deleteBudget(name);
    if (instance.json) {
      Printing.json(terminal, Tables.JSON.createObjectNode().put("deleted", name));
    } else {
      terminal.out().println("Deleted budget " + name + ".");
    }
    return ExitCodes.DONE;
  }
}
