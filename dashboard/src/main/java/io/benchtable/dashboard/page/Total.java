package io.benchtable.dashboard.page;

import io.benchtable.dashboard.item.Item;

/** Money spent, with the word whether that is all of it. */
public record Total(String text, String completeness, boolean complete) {

  /** Reads {@code totals} of a benchmark; nothing spent yet reads as such. */
  public static Total of(Item totals) {
    String currency = totals.text("currency", "USD");
    long unknown = totals.whole("unknownLines", 0);
    boolean complete = unknown == 0 && totals.text("completeness", "complete").equals("complete");
    return totals
        .decimal("billedCost")
        .map(
            amount ->
                complete
                    ? new Total(Money.text(amount, currency), "complete", true)
                    : new Total("at least " + Money.text(amount, currency), lines(unknown), false))
        .orElseGet(
            () ->
                totals.isEmpty()
                    ? new Total("–", "nothing priced yet", true)
                    : new Total("unknown", lines(unknown), false));
  }

  private static String lines(long unknown) {
    return unknown == 0 ? "some prices unknown" : Spent.missing(unknown);
  }
}
