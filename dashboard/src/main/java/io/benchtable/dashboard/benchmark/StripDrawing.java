package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.benchmark.RunStrip.Dot;
import io.benchtable.dashboard.page.Digits;
import io.benchtable.dashboard.page.Scale;
import io.benchtable.dashboard.page.Scale.Estimate;
import io.benchtable.dashboard.page.drawing.Axis;
import io.benchtable.dashboard.page.drawing.Drawing;
import io.benchtable.dashboard.page.drawing.Plane;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every run in its order as a drawing; what is flagged as noisy has a tick below. */
final class StripDrawing {

  private StripDrawing() {}

  static Drawing of(RunStrip strip) {
    List<Dot> dots = strip.dots();
    List<BigDecimal> seconds = dots.stream().map(Dot::seconds).toList();
    BigDecimal last = BigDecimal.valueOf(dots.stream().mapToInt(Dot::order).max().orElse(1));
    Plane plane =
        new Plane(
            new Axis(BigDecimal.ZERO, last.add(BigDecimal.ONE), false),
            Axis.around(seconds).fromZero());
    Scale time = Scale.seconds(seconds.stream().map(Estimate::single).toList());
    plane.marked(Digits::plain, value -> time.figure(Estimate.single(value)).text());
    dots.stream()
        .filter(dot -> !dot.noise().isEmpty())
        .forEach(dot -> plane.flag(BigDecimal.valueOf(dot.order())));
    Set<String> named = new HashSet<>();
    plane.points(
        dots.reversed().stream()
            .map(
                dot ->
                    new Plane.Point(
                        BigDecimal.valueOf(dot.order()),
                        dot.seconds(),
                        dot.hue(),
                        dot.shape(),
                        !dot.sample(),
                        named.add(dot.configurationId()) ? dot.configurationId() : ""))
            .toList());
    return plane.drawing("run, in order", "wall time");
  }
}
