package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Digits;
import io.benchtable.dashboard.page.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A cost line of a run: quantity times unit price, and where the price is from. */
record CostLine(
    String step,
    String service,
    String sku,
    String quantity,
    String unitPrice,
    String billed,
    String source,
    boolean measured,
    String completeness) {

  static List<CostLine> all(List<Item> lines) {
    return lines.stream().map(CostLine::of).toList();
  }

  /** The sum of the lines, or at least that. */
  static String total(List<Item> lines) {
    if (lines.isEmpty()) {
      return "nothing priced yet";
    }
    String currency = lines.getFirst().text("BillingCurrency", "USD");
    BigDecimal sum =
        lines.stream()
            .map(line -> line.decimal("BilledCost"))
            .flatMap(Optional::stream)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    long unknown = lines.stream().filter(line -> !known(line)).count();
    String text = Money.text(sum, currency);
    return unknown == 0
        ? text + ", complete"
        : "at least " + text + " (" + unknown + (unknown == 1 ? " line" : " lines") + " unknown)";
  }

  private static boolean known(Item line) {
    return line.decimal("BilledCost").isPresent()
        && line.text("completeness", "complete").equals("complete");
  }

  private static CostLine of(Item line) {
    String currency = line.text("BillingCurrency", "USD");
    return new CostLine(
        line.text("step", "whole run"),
        line.text("ServiceName", ""),
        line.text("SkuId", ""),
        line.decimal("PricingQuantity")
            .map(q -> Digits.fixed(q, Math.min(9, Digits.significant(q, 4))))
            .map(q -> q + " " + line.text("PricingUnit", ""))
            .orElse("unknown"),
        line.decimal("ListUnitPrice").map(p -> Money.price(p, currency)).orElse("unknown"),
        line.decimal("BilledCost").map(c -> Money.text(c, currency)).orElse("unknown"),
        line.text("priceBook", "?") + ", version " + line.text("priceBookVersion", "?"),
        line.flag("measured"),
        line.text("completeness", "complete"));
  }
}
