package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a benchmark's money went to: samples, warm-ups, set-up and what is no sample. */
record CostSplit(List<Part> parts, boolean more) {

  /** A part of the total, with its width on the bar in thousandths. */
  record Part(String name, int runs, String amount, String share, String start, String width) {}

  private static final List<String> NAMES =
      List.of("Measured runs", "Warm-up runs", "Set-up", "Failed, interrupted and retried runs");

  static CostSplit of(List<Item> lines, boolean more) {
    Map<String, BigDecimal> sums = new LinkedHashMap<>();
    Map<String, Set<String>> runs = new LinkedHashMap<>();
    NAMES.forEach(name -> sums.put(name, BigDecimal.ZERO));
    String currency = lines.isEmpty() ? "USD" : lines.getFirst().text("BillingCurrency", "USD");
    for (Item line : lines) {
      String name = name(line);
      sums.merge(name, line.decimal("BilledCost").orElse(BigDecimal.ZERO), BigDecimal::add);
      runs.computeIfAbsent(name, _ -> new HashSet<>()).add(line.text("runId", ""));
    }
    BigDecimal total = sums.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    List<Part> parts = new ArrayList<>();
    BigDecimal start = BigDecimal.ZERO;
    for (Map.Entry<String, BigDecimal> sum : sums.entrySet()) {
      Set<String> counted = runs.get(sum.getKey());
      if (counted != null) {
        BigDecimal width = thousandths(sum.getValue(), total);
        parts.add(
            new Part(
                sum.getKey(),
                counted.size(),
                Money.text(sum.getValue(), currency),
                width.movePointLeft(1).setScale(0, RoundingMode.HALF_UP) + " %",
                start.toPlainString(),
                width.toPlainString()));
        start = start.add(width);
      }
    }
    return new CostSplit(parts, more);
  }

  private static String name(Item line) {
    return switch (line.text("kind", "")) {
      case "SETUP" -> NAMES.get(2);
      case "WARMUP" -> NAMES.get(1);
      default -> line.flag("sample") ? NAMES.get(0) : NAMES.get(3);
    };
  }

  private static BigDecimal thousandths(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0
        ? BigDecimal.ZERO
        : part.multiply(BigDecimal.valueOf(1000))
            .divide(whole, MathContext.DECIMAL64)
            .setScale(1, RoundingMode.HALF_UP);
  }
}
