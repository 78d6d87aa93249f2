package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Cell;
import io.benchtable.dashboard.page.Column;
import io.benchtable.dashboard.page.Scale;
import io.benchtable.dashboard.page.Scale.Estimate;
import java.util.List;
import java.util.Optional;

/** Peak memory by configuration. */
final class MemoryCells {

  private final List<Item> results;
  private final Scale scale;

  MemoryCells(List<Item> results) {
    this.results = results;
    this.scale =
        Scale.bytes(
            results.stream()
                .map(result -> result.child("peakMemoryBytes").decimal("median"))
                .flatMap(Optional::stream)
                .map(Estimate::single)
                .toList());
  }

  /** The method by which it was measured is said once. */
  Column column() {
    Column column = Column.number("peak_memory_bytes", "Peak memory");
    return results.stream()
        .map(result -> result.child("peakMemoryBytes").text("method"))
        .flatMap(Optional::stream)
        .distinct()
        .reduce((one, other) -> one + " or " + other)
        .map(by -> column.hint("by " + by))
        .orElse(column);
  }

  Cell of(Item result) {
    return result
        .child("peakMemoryBytes")
        .decimal("median")
        .<Cell>map(median -> Cell.figure(scale.figure(Estimate.single(median))))
        .orElse(Cell.EMPTY);
  }
}
