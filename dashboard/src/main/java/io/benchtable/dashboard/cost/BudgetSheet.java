package io.benchtable.dashboard.cost;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.Call;
import io.benchtable.dashboard.page.Cell;
import io.benchtable.dashboard.page.Cell.Note;
import io.benchtable.dashboard.page.Column;
import io.benchtable.dashboard.page.Figure;
import io.benchtable.dashboard.page.Money;
import io.benchtable.dashboard.page.Sheet;
import io.benchtable.dashboard.page.Sheet.Row;
import io.benchtable.dashboard.page.Spent;
import java.util.List;
import java.util.stream.Collectors;

/** Budgets with how far they are spent. */
final class BudgetSheet {

  private BudgetSheet() {}

  /**
   * @param answer of the cost analyzer
   */
  static Sheet of(Item answer) {
    return new Sheet(
        "budgets",
        "Budgets",
        "/costs/budgets",
        Call.get("/v1/budgets"),
        List.of(
            Column.words("budget", "Budget"),
            Column.words("for", "For"),
            Column.number("limit", "Limit"),
            Column.number("spent", "Spent"),
            Column.number("left", "Left"),
            Column.number("expected", "Expected in the end"),
            Column.words("standing", "Standing"),
            Column.machine("currency"),
            Column.machine("completeness")),
        answer.children("budgets").stream().map(BudgetSheet::row).toList());
  }

  private static Row row(Item budget) {
    String name = budget.text("name", "");
    String standing = budget.text("standing", "");
    return Row.of(
            "budget-" + Address.encode(name),
            Cell.text(name),
            subject(budget),
            money(budget, "limit", ""),
            money(budget, "spent", "at least"),
            money(budget, "left", "at most"),
            money(budget, "forecast", ""),
            Cell.text(words(standing)).notes(budget.text("error").map(Note::bad).stream().toList()),
            Cell.text(budget.text("currency", "")),
            Cell.text(budget.text("completeness", "")))
        .troubled(standing.equals("CROSSED") || standing.equals("INVALID"));
  }

  private static Cell subject(Item budget) {
    String benchmark = budget.text("benchmarkId", "");
    if (!benchmark.isEmpty()) {
      return Cell.text("benchmark " + benchmark).link("/benchmarks/" + Address.encode(benchmark));
    }
    Item tag = budget.child("tag");
    String words =
        tag.names().stream()
            .map(name -> name + " " + tag.text(name, ""))
            .collect(Collectors.joining(", "));
    return Cell.text(
        (words + budget.text("period").map(period -> ", a " + period).orElse("")).strip());
  }

  /** What is not known is said, but for what is not expected yet. */
  private static Cell money(Item budget, String name, String partial) {
    boolean part = !partial.isEmpty() && budget.text("completeness", "").equals("partial");
    List<Note> notes =
        part
            ? List.of(Note.of(partial + ": " + Spent.missing(budget.whole("unknownLines", 0))))
            : List.of();
    return budget
        .decimal(name)
        .<Cell>map(
            amount ->
                new Cell.Number(
                    Figure.of(Money.text(amount, budget.text("currency", "USD")), amount), notes))
        .orElseGet(
            () ->
                name.equals("forecast")
                    ? Cell.EMPTY
                    : Cell.figure(Figure.unknown("no cost is known")));
  }

  private static String words(String standing) {
    return switch (standing) {
      case "CROSSED" -> "crossed";
      case "FORECAST_OVER" -> "will be crossed if it goes on so";
      case "INVALID" -> "cannot be read";
      case "UNKNOWN" -> "unknown";
      default -> "within";
    };
  }
}
