package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Digits;
import io.benchtable.dashboard.page.Mark;
import io.benchtable.dashboard.page.Scale;
import io.benchtable.dashboard.page.Scale.Estimate;
import io.benchtable.dashboard.page.drawing.Axis;
import io.benchtable.dashboard.page.drawing.Drawing;
import io.benchtable.dashboard.page.drawing.Plane;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The median times of a configuration over benchmarks, with their intervals and the changes. */
final class HistoryDrawing {

  private HistoryDrawing() {}

  /**
   * @param benchmarks all of them, the oldest first: each has a place on the axis
   * @param points of the configuration, in the same order
   * @param changes the benchmarks from which something is another
   */
  static Drawing of(List<String> benchmarks, List<Item> points, List<String> changes, Mark mark) {
    List<BigDecimal> seconds = new ArrayList<>();
    for (Item point : points) {
      List.of("medianSeconds", "low", "high").stream()
          .map(point::decimal)
          .flatMap(Optional::stream)
          .forEach(seconds::add);
    }
    Axis up = Axis.around(seconds);
    Plane plane =
        new Plane(new Axis(BigDecimal.ZERO, BigDecimal.valueOf(benchmarks.size() + 1L), false), up);
    Scale time = Scale.seconds(seconds.stream().map(Estimate::single).toList());
    plane.marked(Digits::plain, value -> time.figure(Estimate.single(value)).text());
    for (String change : changes) {
      BigDecimal at = place(benchmarks, change).subtract(new BigDecimal("0.5"));
      plane.line(at, up.from(), at, up.to(), "flag", mark.hue());
    }
    List<Plane.Point> dots = new ArrayList<>();
    for (Item point : points) {
      BigDecimal x = place(benchmarks, point.text("benchmarkId", ""));
      BigDecimal y = point.decimal("medianSeconds").orElse(BigDecimal.ZERO);
      point
          .decimal("low")
          .ifPresent(
              low ->
                  plane.line(x, low, x, point.decimal("high").orElse(y), "interval", mark.hue()));
      if (!dots.isEmpty()) {
        Plane.Point before = dots.getLast();
        plane.line(before.x(), before.y(), x, y, "course", mark.hue());
      }
      dots.add(new Plane.Point(x, y, mark.hue(), mark.shape(), false, ""));
    }
    plane.points(dots);
    return plane.drawing("benchmark, the oldest first", "median wall time");
  }

  private static BigDecimal place(List<String> benchmarks, String id) {
    return BigDecimal.valueOf(benchmarks.indexOf(id) + 1L);
  }
}
