package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.Call;
import io.benchtable.dashboard.page.Cell;
import io.benchtable.dashboard.page.Cell.Note;
import io.benchtable.dashboard.page.Column;
import io.benchtable.dashboard.page.Digits;
import io.benchtable.dashboard.page.Figure;
import io.benchtable.dashboard.page.Money;
import io.benchtable.dashboard.page.Scale;
import io.benchtable.dashboard.page.Scale.Estimate;
import io.benchtable.dashboard.page.Sheet;
import io.benchtable.dashboard.page.Sheet.Row;
import io.benchtable.dashboard.page.Spent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The cost lines of a run: quantity times unit price, and where the price is from. */
final class CostLines {

  private static final List<Column> COLUMNS =
      List.of(
          Column.words("step", "Step"),
          Column.words("service", "Service"),
          Column.words("sku", "SKU"),
          Column.words("paid_for", "Paid for"),
          Column.number("quantity", "Quantity"),
          Column.words("unit", "Unit"),
          Column.number("unit_price", "Unit price"),
          Column.number("billed_cost", "Cost"),
          Column.words("price_book", "Price from"),
          Column.words("completeness", "Completeness"),
          Column.machine("currency"),
          Column.machine("note"));

  private CostLines() {}

  static Sheet of(String runId, List<Item> lines) {
    Map<String, Scale> money =
        Scale.money(lines, CostLines::currency, line -> line.decimal("BilledCost"));
    return new Sheet(
        "costs",
        "Cost lines",
        "/runs/" + Address.encode(runId) + "/costs",
        Call.items("costs", runId),
        COLUMNS,
        lines.stream().map(line -> row(line, money)).toList());
  }

  /** The sum of the lines: complete, at least that, or unknown. */
  static String total(List<Item> lines) {
    if (lines.isEmpty()) {
      return "nothing priced yet";
    }
    Spent sum = Spent.none(currency(lines.getFirst()));
    for (Item line : lines) {
      sum = sum.plus(line);
    }
    return sum.line() + (sum.complete() ? ", complete" : "");
  }

  /** Where the prices are from, and the machine that they are of where another one ran. */
  static String pricing(List<Item> lines, Item book) {
    return origin(book).map(from -> from + ". ").orElse("")
        + lines.stream()
            .map(line -> line.text("pricedAs"))
            .flatMap(Optional::stream)
            .distinct()
            .map(priced -> "Costs are " + priced + ".")
            .collect(Collectors.joining(" "));
  }

  /**
   * Where the prices of a book are from, and since when they hold; empty where no book is known.
   */
  static Optional<String> origin(Item book) {
    return book.text("source")
        .map(
            source ->
                "Prices from %s, as of %s".formatted(source, book.text("date", "an unknown date")));
  }

  private static Row row(Item line, Map<String, Scale> scales) {
    String currency = currency(line);
    Scale money = Objects.requireNonNull(scales.get(currency));
    String why = line.text("note", "");
    return Row.of(
        line.text("lineId", ""),
        Cell.text(line.text("step", "whole run"))
            .notes(line.flag("measured") ? List.of() : List.of(Note.of("not in the cost a run"))),
        Cell.text(line.text("ServiceName", "")),
        Cell.text(line.text("SkuId", "")),
        Cell.text(line.text("part", "")),
        figure(line.decimal("PricingQuantity"), why, CostLines::quantity),
        Cell.text(line.text("PricingUnit", "")),
        figure(line.decimal("ListUnitPrice"), why, price -> Money.price(price, currency)),
        figure(line.decimal("BilledCost"), why, cost -> money.figure(Estimate.single(cost)).text()),
        Cell.text(line.text("priceBook", "?") + ", version " + line.text("priceBookVersion", "?")),
        Cell.text(line.text("completeness", "complete"))
            .notes(why.isEmpty() ? List.of() : List.of(Note.of(why))),
        Cell.text(currency),
        Cell.text(why));
  }

  private static Cell figure(
      Optional<BigDecimal> value, String why, Function<BigDecimal, String> written) {
    return Cell.figure(
        value.map(known -> Figure.of(written.apply(known), known)).orElse(Figure.unknown(why)));
  }

  private static String quantity(BigDecimal quantity) {
    return Digits.fixed(quantity, Math.min(9, Digits.significant(quantity, 4)));
  }

  private static String currency(Item line) {
    return line.text("BillingCurrency", "USD");
  }
}
