package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Terminal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "set",
    description =
        "Keep a budget for a tag in each period or for a benchmark, in place of an old one.",
    footer = {
      "",
      "Examples:",
      "  benchtable budgets set genomics --limit 250 --currency EUR --tag team=genomics \\",
      "      --period month",
      "  benchtable budgets set mine --limit 5 --currency USD \\",
      "      --benchmark 01kb3v9m2q8x4c6t7n5r1d0w9z"
    })
final class SetBudgetCommand implements Callable<Integer> {

  @Mixin InstanceOptions instance = new InstanceOptions();

  @Parameters(paramLabel = "NAME", description = "Of the budget.")
  String name = "";

  @Option(names = "--limit", required = true, paramLabel = "AMOUNT", description = "Above 0.")
  String limit = "";

  @Option(
      names = "--currency",
      required = true,
      paramLabel = "CODE",
      description = "That of the price books, such as EUR.")
  String currency = "";

  @Option(names = "--tag", paramLabel = "NAME=VALUE", description = "What carries this tag.")
  Map<String, String> tag = Map.of();

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      description = "With --tag: day, month, quarter or year, in UTC.")
  @Nullable String period;

  @Option(names = "--benchmark", paramLabel = "ID", description = "All of one benchmark.")
  @Nullable String benchmark;

  private final Terminal terminal;

  SetBudgetCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ObjectNode budget =
        Tables.JSON.createObjectNode().put("limit", limit).put("currency", currency);
    if (!tag.isEmpty()) {
      budget.set("tag", Tables.JSON.valueToTree(tag));
    }
    if (period != null) {
      budget.put("period", period);
    }
    if (benchmark != null) {
      budget.put("benchmarkId", benchmark);
    }
    JsonNode kept = instance.analyzer().putBudget(name, budget);
    if (instance.json) {
      Printing.json(terminal, kept);
    } else {
      Printing.lines(terminal, BudgetTable.of(List.of(kept), terminal.columns()));
    }
    return ExitCodes.DONE;
  }
}
