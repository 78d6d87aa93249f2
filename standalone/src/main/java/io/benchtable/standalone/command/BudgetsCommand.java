package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Question;
import io.benchtable.standalone.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

@Command(
    name = "budgets",
    description = {
      "Show budgets and how far they are spent.",
      "They say what is spent, what is left and what is to be expected; they stop nothing."
    },
    footer = {
      "",
      "Examples:",
      "  benchtable budgets",
      "  benchtable budgets set genomics --limit 250 --currency EUR --tag team=genomics \\",
      "      --period month",
      "  benchtable budgets rm genomics"
    })
final class BudgetsCommand implements Callable<Integer> {

  @Mixin InstanceOptions instance = new InstanceOptions();

  private final Terminal terminal;

  BudgetsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    JsonNode answer = instance.analyzer().ask(new Question("/v1/budgets"));
    List<JsonNode> budgets =
        StreamSupport.stream(answer.path("budgets").spliterator(), false).toList();
    if (instance.json) {
      Printing.json(terminal, budgets);
    } else if (budgets.isEmpty()) {
      terminal.out().println("No budget yet.");
      instance.next(terminal, "budgets set --help");
    } else {
      Printing.lines(terminal, BudgetTable.of(budgets, terminal.columns()));
    }
    return ExitCodes.DONE;
  }
}
