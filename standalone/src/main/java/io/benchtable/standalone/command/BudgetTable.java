package io.benchtable.standalone.command;

import io.benchtable.standalone.terminal.Figures;
import io.benchtable.standalone.terminal.TextTable;
import io.benchtable.standalone.terminal.TextTable.Align;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Budgets with how far they are spent, as lines of text. */
final class BudgetTable {

  private BudgetTable() {}

  static List<String> of(List<JsonNode> budgets, int columns) {
    TextTable table =
        new TextTable()
            .column("budget", Align.LEFT)
            .column("for", Align.LEFT)
            .column("limit", Align.RIGHT)
            .column("spent", Align.RIGHT)
            .column("left", Align.RIGHT)
            .column("expected", Align.RIGHT)
            .column("", Align.LEFT);
    for (JsonNode budget : budgets) {
      boolean least = budget.path("completeness").asString("").equals("partial");
      table.row(
          budget.path("name").asString(),
          subject(budget),
          money(budget, "limit"),
          (least ? "at least " : "") + money(budget, "spent"),
          (least ? "at most " : "") + money(budget, "left"),
          budget.path("forecast").isString() ? money(budget, "forecast") : "–",
          standing(budget));
    }
    List<String> lines = new ArrayList<>(table.lines(columns, "for"));
    budgets.stream()
        .filter(budget -> budget.path("error").isString())
        .forEach(
            budget ->
                lines.add(budget.path("name").asString() + ": " + budget.path("error").asString()));
    return lines;
  }

  private static String subject(JsonNode budget) {
    if (budget.path("benchmarkId").isString()) {
      return "benchmark " + budget.path("benchmarkId").asString();
    }
    List<String> tags = new ArrayList<>();
    budget
        .path("tag")
        .properties()
        .forEach(tag -> tags.add(tag.getKey() + "=" + tag.getValue().asString()));
    return tags.isEmpty() ? "–" : (String.join(", ", tags) + " " + period(budget)).strip();
  }

  private static String period(JsonNode budget) {
    return budget.path("period").isString() ? "a " + budget.path("period").asString() : "";
  }

  private static String money(JsonNode budget, String name) {
    return Figures.sums(
            List.of(Optional.ofNullable(Report.decimal(budget.path(name)))),
            budget.path("currency").asString("USD"))
        .getFirst();
  }

  private static String standing(JsonNode budget) {
    return switch (budget.path("standing").asString("")) {
      case "CROSSED" -> "crossed";
      case "FORECAST_OVER" -> "will be crossed";
      case "INVALID" -> "cannot be read";
      case "UNKNOWN" -> "no cost is known";
      default -> "";
    };
  }
}
