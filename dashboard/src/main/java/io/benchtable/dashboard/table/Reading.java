package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.TypedPage;
import io.benchtable.dashboard.page.Digits;

/** How much was read for a page of items, in words. */
final class Reading {

  private Reading() {}

  /** {@code 12 of 50 items that were read, for 6.5 read units}. */
  static String words(TypedPage page) {
    String items =
        "%s of %s %s read"
            .formatted(
                Digits.whole(page.items().size()),
                Digits.whole(page.scanned()),
                page.scanned() == 1 ? "item" : "items");
    return page.units()
        .map(
            units ->
                items
                    + ", for "
                    + Digits.plain(units)
                    + (units.stripTrailingZeros().toPlainString().equals("1")
                        ? " read unit"
                        : " read units"))
        .orElse(items);
  }
}
