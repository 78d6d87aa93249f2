package io.benchtable.workflows.run;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What runs cost by their own items, for a benchmark that nobody judges. */
final class Spending {

  private Spending() {}

  /** The sum, in the form that the cost analyzer's has; empty if no run was carried out. */
  static Map<String, @Nullable Object> of(List<Map<String, @Nullable Object>> runs) {
    var totals = new LinkedHashMap<String, @Nullable Object>();
    var sum = BigDecimal.ZERO;
    int known = 0;
    int unknown = 0;
    for (Map<String, @Nullable Object> run : runs) {
      if (!RunItem.wasCarriedOut(run)) {
        continue;
      }
      var cost = run.get("cost") instanceof Map<?, ?> map ? map : Map.of();
      if (cost.get("billedCost") instanceof String billed) {
        sum = sum.add(new BigDecimal(billed));
        totals.put("currency", cost.get("currency"));
        known++;
      }
      unknown += "complete".equals(cost.get("completeness")) ? 0 : 1;
    }
    if (known + unknown > 0) {
      totals.put("billedCost", known == 0 ? null : sum.toPlainString());
      totals.put("completeness", unknown == 0 ? "complete" : known == 0 ? "unknown" : "partial");
      totals.put("unknownLines", unknown);
    }
    return totals;
  }
}
