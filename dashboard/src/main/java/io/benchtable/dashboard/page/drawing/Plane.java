package io.benchtable.dashboard.page.drawing;

import io.benchtable.dashboard.page.drawing.Drawing.Dot;
import io.benchtable.dashboard.page.drawing.Drawing.Line;
import io.benchtable.dashboard.page.drawing.Drawing.Spot;
import io.benchtable.dashboard.page.drawing.Drawing.Tick;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Puts values into their places on a plane of two axes. */
public final class Plane {

  private static final int DOT = 7;
  private static final double LETTER = 6.8;
  private static final int LINE = 16;

  private final Axis across;
  private final Axis up;
  private final List<Tick> ticks = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private final List<Dot> dots = new ArrayList<>();
  private final List<Box> taken = new ArrayList<>();

  public Plane(Axis across, Axis up) {
    this.across = across;
    this.up = up;
  }

  /** A named value with the mark of its configuration. */
  public record Point(
      BigDecimal x, BigDecimal y, int hue, String shape, boolean hollow, String name) {}

  private record Box(double left, double top, double right, double bottom) {

    boolean meets(Box other) {
      return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }

    boolean inside() {
      return left >= 4 && right <= Drawing.WIDTH - 4 && top >= 4 && bottom <= foot() - 2;
    }
  }

  /** Marks round values along both axes. */
  public Plane marked(
      Function<BigDecimal, String> acrossText, Function<BigDecimal, String> upText) {
    for (BigDecimal value : across.ticks(6)) {
      Spot foot = new Spot(x(value), foot());
      ticks.add(new Tick(foot, new Spot(foot.x(), Drawing.TOP), acrossText.apply(value), true));
    }
    for (BigDecimal value : up.ticks(5)) {
      Spot edge = new Spot(Drawing.LEFT, y(value));
      ticks.add(
          new Tick(
              edge,
              new Spot((double) Drawing.WIDTH - Drawing.RIGHT, edge.y()),
              upText.apply(value),
              false));
    }
    return this;
  }

  /** A line between two values. */
  public void line(
      BigDecimal x1, BigDecimal y1, BigDecimal x2, BigDecimal y2, String style, int hue) {
    lines.add(new Line(spot(x1, y1), spot(x2, y2), style, hue));
  }

  /** A short line at the foot of the plane. */
  public void flag(BigDecimal x) {
    lines.add(new Line(new Spot(x(x), foot()), new Spot(x(x), foot() - 7.0), "flag", 1));
  }

  /** Draws points; a name stands beside its point if it covers neither another nor a name. */
  public void points(List<Point> points) {
    List<Spot> spots = points.stream().map(point -> spot(point.x(), point.y())).toList();
    spots.forEach(at -> taken.add(new Box(at.x() - DOT, at.y() - DOT, at.x() + DOT, at.y() + DOT)));
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      Spot at = spots.get(i);
      dots.add(labelled(point, at));
    }
  }

  /** What has been drawn, with the names of the axes; a logarithmic one says so. */
  public Drawing drawing(String acrossName, String upName) {
    return new Drawing(named(acrossName, across), named(upName, up), ticks, lines, dots);
  }

  private static String named(String name, Axis axis) {
    return axis.logarithmic() ? name + ", logarithmic" : name;
  }

  private Dot labelled(Point point, Spot at) {
    double width = LETTER * point.name().length();
    for (Way way : Way.values()) {
      Box box = way.box(at, width);
      if (!point.name().isEmpty() && box.inside() && taken.stream().noneMatch(box::meets)) {
        taken.add(box);
        return dot(point, at, point.name(), way.text(at), way.anchor);
      }
    }
    return dot(point, at, "", at, "middle");
  }

  private static Dot dot(Point point, Spot at, String label, Spot text, String anchor) {
    return new Dot(at, point.hue(), point.shape(), point.hollow(), label, text, anchor);
  }

  /** Where a name may stand. */
  private enum Way {
    RIGHT("start", DOT + 2, 4),
    LEFT("end", -DOT - 2, 4),
    ABOVE("middle", 0, -DOT - 4),
    BELOW("middle", 0, DOT + 12);

    private final String anchor;
    private final int right;
    private final int down;

    Way(String anchor, int right, int down) {
      this.anchor = anchor;
      this.right = right;
      this.down = down;
    }

    Spot text(Spot at) {
      return at.moved(right, down);
    }

    Box box(Spot at, double width) {
      Spot text = text(at);
      double left =
          switch (this) {
            case RIGHT -> text.x();
            case LEFT -> text.x() - width;
            case ABOVE, BELOW -> text.x() - width / 2;
          };
      return new Box(left, text.y() - LINE + 4, left + width, text.y() + 4);
    }
  }

  private Spot spot(BigDecimal x, BigDecimal y) {
    return new Spot(x(x), y(y));
  }

  private double x(BigDecimal value) {
    return Drawing.LEFT + across.share(value) * (Drawing.WIDTH - Drawing.LEFT - Drawing.RIGHT);
  }

  private double y(BigDecimal value) {
    return foot() - up.share(value) * (foot() - Drawing.TOP);
  }

  private static int foot() {
    return Drawing.HEIGHT - Drawing.BOTTOM;
  }
}
