package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.benchmark.TimeAgainstCost.Point;
import io.benchtable.dashboard.page.Scale;
import io.benchtable.dashboard.page.Scale.Estimate;
import io.benchtable.dashboard.page.drawing.Axis;
import io.benchtable.dashboard.page.drawing.Drawing;
import io.benchtable.dashboard.page.drawing.Plane;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Time against cost as a drawing: medians, their intervals, and the frontier as steps. */
final class CostDrawing {

  /** Most points that have their names beside them. */
  private static final int NAMED = 12;

  private CostDrawing() {}

  static Drawing of(TimeAgainstCost picture) {
    List<Point> points = picture.points();
    Plane plane =
        new Plane(
            axis(points, Point::secondsLow, Point::seconds, Point::secondsHigh),
            axis(points, Point::costLow, Point::cost, Point::costHigh));
    Scale time = Scale.seconds(singles(points, Point::seconds));
    Scale money = Scale.money(singles(points, Point::cost), picture.currency());
    plane.marked(text(time), text(money));
    frontier(plane, points, picture.frontier());
    for (Point point : points) {
      line(plane, point.secondsLow(), point.cost(), point.secondsHigh(), point.cost(), point.hue());
      line(plane, point.seconds(), point.costLow(), point.seconds(), point.costHigh(), point.hue());
    }
    plane.points(
        points.stream().map(point -> drawn(point, points.size() <= NAMED, picture)).toList());
    return plane.drawing("median wall time", "cost a run");
  }

  private static Plane.Point drawn(Point point, boolean named, TimeAgainstCost picture) {
    return new Plane.Point(
        point.seconds(),
        point.cost(),
        point.hue(),
        point.shape(),
        !point.feasible(),
        named || picture.frontier().contains(point.id()) ? point.id() : "");
  }

  private static void frontier(Plane plane, List<Point> points, List<String> frontier) {
    @Nullable Point before = null;
    for (Point point : points) {
      if (!frontier.contains(point.id())) {
        continue;
      }
      if (before != null) {
        plane.line(before.seconds(), before.cost(), point.seconds(), before.cost(), "frontier", 1);
        plane.line(point.seconds(), before.cost(), point.seconds(), point.cost(), "frontier", 1);
      }
      before = point;
    }
  }

  private static void line(
      Plane plane,
      @Nullable BigDecimal x1,
      @Nullable BigDecimal y1,
      @Nullable BigDecimal x2,
      @Nullable BigDecimal y2,
      int hue) {
    if (x1 != null && y1 != null && x2 != null && y2 != null) {
      plane.line(x1, y1, x2, y2, "interval", hue);
    }
  }

  private interface Value {
    @Nullable BigDecimal of(Point point);
  }

  private static Axis axis(List<Point> points, Value low, Value middle, Value high) {
    List<BigDecimal> values = new ArrayList<>();
    for (Point point : points) {
      Stream.of(low, middle, high)
          .map(value -> value.of(point))
          .flatMap(Stream::ofNullable)
          .forEach(values::add);
    }
    return Axis.around(values);
  }

  private static List<Estimate> singles(List<Point> points, Function<Point, BigDecimal> value) {
    return points.stream().map(value).map(Estimate::single).toList();
  }

  private static Function<BigDecimal, String> text(Scale scale) {
    return value -> scale.figure(Estimate.single(value)).text();
  }
}
