package io.benchtable.workflows.run;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What runs cost by their own items: so far, while a benchmark goes on, and at the end of one that
 * nobody judges. Currencies are never added: what is in another than the first counts as unknown.
 *
 * @param billedCost decimal; null if no cost is known
 * @param charged runs that were carried out
 * @param unknown how many of those are not, or not wholly, priced
 */
public record Spending(
    @Nullable String billedCost, @Nullable String currency, int charged, int unknown) {

  static final Spending NOTHING = new Spending(null, null, 0, 0);

  /** Of those runs that were carried out. */
  static Spending of(List<Map<String, @Nullable Object>> runs) {
    var spending = NOTHING;
    for (Map<String, @Nullable Object> run : runs) {
      if (RunItem.wasCarriedOut(run)) {
        spending = spending.plus(run.get("cost"));
      }
    }
    return spending;
  }

  /**
   * With one more run.
   *
   * @param cost as the run's item has it; null if it is not known
   */
  Spending plus(@Nullable Object cost) {
    if (!(cost instanceof Map<?, ?> map)
        || !(map.get("billedCost") instanceof String billed)
        || !(map.get("currency") instanceof String in)
        || (currency != null && !currency.equals(in))) {
      return new Spending(billedCost, currency, charged + 1, unknown + 1);
    }
    var before = billedCost == null ? BigDecimal.ZERO : new BigDecimal(billedCost);
    var sum = before.add(new BigDecimal(billed)).toPlainString();
    boolean whole = "complete".equals(map.get("completeness"));
    return new Spending(sum, in, charged + 1, whole ? unknown : unknown + 1);
  }

  /** The attribute {@code totals}, in the form that the cost analyzer's has; empty for no run. */
  Map<String, @Nullable Object> totals() {
    var totals = new LinkedHashMap<String, @Nullable Object>();
    if (charged > 0) {
      totals.put("billedCost", billedCost);
      totals.put("currency", currency);
      totals.put(
          "completeness", unknown == 0 ? "complete" : billedCost == null ? "unknown" : "partial");
      totals.put("unknownLines", unknown);
    }
    return totals;
  }
}
