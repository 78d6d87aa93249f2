package io.benchtable.dashboard.page.drawing;

import java.util.List;

/**
 * A chart as marks on a plane of {@value #WIDTH} by {@value #HEIGHT}, which a template draws.
 *
 * @param across the name of the axis from left to right
 * @param up the name of the axis from bottom to top
 */
public record Drawing(
    String across, String up, List<Tick> ticks, List<Line> lines, List<Dot> dots) {

  static final int WIDTH = 800;
  static final int HEIGHT = 340;

  static final int LEFT = 84;
  static final int RIGHT = 24;
  static final int TOP = 28;
  static final int BOTTOM = 48;

  public Drawing {
    ticks = List.copyOf(ticks);
    lines = List.copyOf(lines);
    dots = List.copyOf(dots);
  }

  /** A round value at the edge, with a line across the plane. */
  public record Tick(Spot from, Spot to, String text, boolean below) {}

  /**
   * A line; its style says what it stands for: {@code frontier}, {@code interval} or {@code flag}.
   */
  public record Line(Spot from, Spot to, String style, int hue) {}

  /**
   * A value.
   *
   * @param hollow whether it does not count
   * @param label its name beside it; empty where there is no room, or another says it
   * @param anchor how the label stands to its spot: {@code start}, {@code middle} or {@code end}
   */
  public record Dot(
      Spot at, int hue, String shape, boolean hollow, String label, Spot text, String anchor) {}

  /** A place on the plane, from the upper left corner. */
  public record Spot(double x, double y) {
    public Spot {
      x = Math.round(x * 10) / 10.0;
      y = Math.round(y * 10) / 10.0;
    }

    Spot moved(double right, double down) {
      return new Spot(x + right, y + down);
    }
  }
}
