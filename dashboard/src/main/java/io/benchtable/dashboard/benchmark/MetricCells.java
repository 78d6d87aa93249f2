package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Cell;
import io.benchtable.dashboard.page.Column;
import io.benchtable.dashboard.page.Digits;
import io.benchtable.dashboard.page.Figure;
import io.benchtable.dashboard.page.Scale.Estimate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A metric of the user's own in the table of configurations: a number if it is one everywhere. */
final class MetricCells {

  private MetricCells() {}

  static Column column(String name, List<Item> results) {
    boolean numbers =
        results.stream()
            .map(result -> result.child("metrics").child(name))
            .allMatch(metric -> metric.isEmpty() || metric.decimal("median").isPresent());
    return numbers ? Column.number(name, name) : Column.words(name, name);
  }

  static Cell of(Item metric) {
    Optional<BigDecimal> median = metric.decimal("median");
    if (median.isEmpty()) {
      return Cell.text(metric.text("median", ""));
    }
    String unit = metric.text("unit", "1");
    String low = metric.decimal("minimum").map(Digits::plain).orElse("");
    String high = metric.decimal("maximum").map(Digits::plain).orElse("");
    return Cell.figure(
        new Figure(
            Digits.plain(median.get()) + (unit.equals("1") ? "" : " " + unit),
            low.equals(high) ? null : "[" + low + ", " + high + "]",
            null,
            Estimate.single(median.get())));
  }
}
