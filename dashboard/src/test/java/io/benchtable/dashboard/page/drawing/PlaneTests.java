package io.benchtable.dashboard.page.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.dashboard.page.drawing.Drawing.Dot;
import io.benchtable.dashboard.page.drawing.Drawing.Spot;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlaneTests {

  private static final Axis TEN = new Axis(BigDecimal.ZERO, BigDecimal.TEN, false);

  private final Plane plane = new Plane(TEN, TEN);

  @Test
  void putsSmallValuesToTheLeftAndBelow() {
    plane.points(List.of(point(0, 0, ""), point(10, 10, "")));
    assertThat(plane.drawing("x", "y").dots())
        .extracting(Dot::at)
        .containsExactly(new Spot(84, 292), new Spot(776, 28));
  }

  @Test
  void namesStandBesideTheirPointsAndCoverNothing() {
    plane.points(IntStream.range(0, 6).mapToObj(i -> point(4, 2 + i * 0.3, "name " + i)).toList());
    List<Dot> dots = plane.drawing("x", "y").dots();
    assertThat(dots.getFirst().label()).isEqualTo("name 0");
    assertThat(dots.getFirst().anchor()).isEqualTo("start");
    assertThat(dots).extracting(Dot::label).contains("");
    List<Dot> named = dots.stream().filter(dot -> !dot.label().isEmpty()).toList();
    for (Dot one : named) {
      assertThat(named)
          .filteredOn(other -> other != one && other.anchor().equals(one.anchor()))
          .allMatch(other -> Math.abs(other.text().y() - one.text().y()) >= 16);
    }
  }

  @Test
  void namesAtTheEdgeStandOnTheOtherSide() {
    plane.points(List.of(point(9.9, 5, "a name of some length")));
    assertThat(plane.drawing("x", "y").dots().getFirst().anchor()).isEqualTo("end");
  }

  @Test
  void marksBothAxesAndSaysWhichIsLogarithmic() {
    Plane decades = new Plane(TEN, Axis.around(List.of(BigDecimal.ONE, new BigDecimal("1000"))));
    Drawing drawing = decades.marked(BigDecimal::toPlainString, v -> v + " s").drawing("x", "y");
    assertThat(drawing.across()).isEqualTo("x");
    assertThat(drawing.up()).isEqualTo("y, logarithmic");
    assertThat(drawing.ticks()).filteredOn(tick -> !tick.below()).hasSize(4);
    assertThat(drawing.ticks())
        .filteredOn(Drawing.Tick::below)
        .extracting(Drawing.Tick::text)
        .containsExactly("0", "2", "4", "6", "8", "10");
  }

  private static Plane.Point point(double x, double y, String name) {
    return new Plane.Point(BigDecimal.valueOf(x), BigDecimal.valueOf(y), 1, "circle", false, name);
  }
}
