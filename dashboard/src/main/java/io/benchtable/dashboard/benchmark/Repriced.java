package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.cost.PriceQuestion;
import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.Call;
import io.benchtable.dashboard.page.Cell;
import io.benchtable.dashboard.page.Cell.Note;
import io.benchtable.dashboard.page.Column;
import io.benchtable.dashboard.page.Figure;
import io.benchtable.dashboard.page.Money;
import io.benchtable.dashboard.page.Scale;
import io.benchtable.dashboard.page.Scale.Estimate;
import io.benchtable.dashboard.page.Sheet;
import io.benchtable.dashboard.page.Sheet.Row;
import io.benchtable.dashboard.page.Spent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A benchmark's runs by other prices, beside what they were charged. */
record Repriced(Item answer) {

  private static final List<Column> COLUMNS =
      List.of(
          Column.words("configuration", "Configuration"),
          Column.number("then", "Cost a run then"),
          Column.number("now", "Cost a run now"),
          Column.number("ratio", "Now over then"),
          Column.number("rank_then", "Place then"),
          Column.number("rank_now", "Place now"),
          Column.machine("currency_then"),
          Column.machine("currency_now"),
          Column.machine("price_book_then"),
          Column.machine("price_book_now"),
          Column.machine("assumption"));

  Sheet sheet(String benchmarkId, PriceQuestion question) {
    List<Item> all = answer.children("configurations");
    Scale then = scale(all, "then");
    Scale now = scale(all, "now");
    return new Sheet(
        "repriced",
        "Costs a run by other prices",
        "/benchmarks/" + Address.encode(benchmarkId) + "/repriced",
        Call.get(question.path(benchmarkId)),
        COLUMNS,
        all.stream().map(one -> row(one, then, now)).toList());
  }

  private Row row(Item one, Scale then, Scale now) {
    String id = one.text("configurationId", "");
    Cell.Text name = Cell.text(id);
    return Row.of(
        "repriced-" + id,
        one.text("note").map(note -> name.notes(List.of(Note.of(note)))).orElse(name),
        cost(one, "then", then),
        cost(one, "now", now),
        number(one.text("ratio")),
        number(one.child("then").text("rank")),
        number(one.child("now").text("rank")),
        Cell.text(currency("then")),
        Cell.text(currency("now")),
        Cell.text(answer.child("then").text("priceBook", "")),
        Cell.text(answer.child("now").text("priceBook", "")),
        Cell.text(assumption()));
  }

  private static Cell cost(Item one, String side, Scale scale) {
    Item cost = one.child(side);
    long missing = one.whole("runs", 0) - cost.whole("knownRuns", 0);
    return cost.decimal("costPerRun")
        .<Cell>map(
            amount ->
                new Cell.Number(
                    scale.figure(Estimate.single(amount)),
                    missing > 0 ? List.of(Note.of("unknown of " + missing + " runs")) : List.of()))
        .orElseGet(() -> Cell.figure(Figure.unknown("of no run")));
  }

  private static Cell number(Optional<String> text) {
    return text.<Cell>map(one -> Cell.figure(Figure.of(one, new BigDecimal(one))))
        .orElse(Cell.EMPTY);
  }

  private Scale scale(List<Item> all, String side) {
    return Scale.money(
        all.stream()
            .flatMap(one -> one.child(side).decimal("costPerRun").stream())
            .map(Estimate::single)
            .toList(),
        currency(side));
  }

  private String currency(String side) {
    return answer.child(side).text("currency", "USD");
  }

  /** What all runs together cost then and now. */
  public List<String> totals() {
    return List.of("Then " + total("then") + ".", "Now " + total("now") + ratio() + ".");
  }

  private String total(String side) {
    Item sum = answer.child(side);
    long unknown = sum.whole("unknownLines", 0);
    return sum.decimal("billedCost")
            .map(amount -> Money.text(amount, currency(side)))
            .map(text -> unknown == 0 ? text : "at least " + text)
            .orElse("unknown")
        + (unknown == 0 ? "" : " (" + Spent.missing(unknown) + ")")
        + ", by "
        + sum.text("priceBook", "no price book");
  }

  private String ratio() {
    return answer.text("ratio").map(ratio -> ", " + ratio + " times as much").orElse("");
  }

  /** What the comparison takes for granted. */
  public String assumption() {
    return answer.text("assumption", "");
  }
}
