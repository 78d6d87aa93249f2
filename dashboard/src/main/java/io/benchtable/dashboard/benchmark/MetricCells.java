package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Cell;
import io.benchtable.dashboard.page.Column;
import io.benchtable.dashboard.page.Digits;
import io.benchtable.dashboard.page.Figure;
import io.benchtable.dashboard.page.Scale;
import io.benchtable.dashboard.page.Scale.Estimate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A metric of the user's own in the table of configurations: its median, with the least and the
 * most of all runs, if it is a number everywhere.
 */
final class MetricCells {

  private static final int DIGITS = 6;

  private final String name;
  private final boolean numbers;
  private final int decimals;

  MetricCells(String name, List<Item> results) {
    this.name = name;
    List<Item> metrics = results.stream().map(this::metric).filter(m -> !m.isEmpty()).toList();
    this.numbers = metrics.stream().allMatch(metric -> metric.decimal("median").isPresent());
    this.decimals = decimals(metrics);
  }

  Column column() {
    return numbers
        ? Column.estimate(name, name).hint("median [least, most]")
        : Column.words(name, name);
  }

  Cell of(Item result) {
    Item metric = metric(result);
    return metric
        .decimal("median")
        .<Cell>map(median -> Cell.figure(figure(median, metric)))
        .orElse(Cell.text(metric.text("median", "")));
  }

  /** Where all runs had the same, that is said once. */
  private Figure figure(BigDecimal median, Item metric) {
    String unit = metric.text("unit", "1");
    Optional<BigDecimal> least = metric.decimal("minimum");
    Optional<BigDecimal> most = metric.decimal("maximum");
    Estimate exact = new Estimate(median, least.orElse(null), most.orElse(null), null);
    Scale scale = new Scale(unit.equals("1") ? "" : unit, BigDecimal.ONE, decimals, null);
    boolean same = least.isPresent() && most.isPresent() && least.get().compareTo(most.get()) == 0;
    Figure shown = scale.figure(same ? Estimate.single(median) : exact);
    return new Figure(shown.text(), shown.interval(), null, exact);
  }

  /** As many as the finest figure has, unless the largest has digits enough without. */
  private static int decimals(List<Item> metrics) {
    List<BigDecimal> figures =
        metrics.stream()
            .flatMap(metric -> Stream.of("median", "minimum", "maximum").map(metric::decimal))
            .flatMap(Optional::stream)
            .toList();
    int finest = figures.stream().mapToInt(f -> f.stripTrailingZeros().scale()).max().orElse(0);
    BigDecimal largest =
        figures.stream().map(BigDecimal::abs).max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
    return Math.clamp(finest, 0, Digits.significant(largest, DIGITS));
  }

  private Item metric(Item result) {
    return result.child("metrics").child(name);
  }
}
