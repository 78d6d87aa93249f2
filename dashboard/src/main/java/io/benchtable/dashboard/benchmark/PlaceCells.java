package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Cell;
import io.benchtable.dashboard.page.Cell.Note;
import io.benchtable.dashboard.page.Column;
import io.benchtable.dashboard.page.Digits;
import io.benchtable.dashboard.page.Figure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a configuration lies beside the frontier of time and cost, and how surely. */
final class PlaceCells {

  static final Column COLUMN =
      Column.number("frontier_probability", "On the frontier").hint("how likely");

  private PlaceCells() {}

  /** Empty for a configuration that is not compared. */
  static Cell of(Item result) {
    Item place = result.child("frontier");
    if (place.isEmpty()) {
      return Cell.EMPTY;
    }
    List<Note> notes = new ArrayList<>();
    if (place.flag("on")) {
      notes.add(Note.of(place.flag("knee") ? "on it, its knee" : "on it"));
    }
    return place
        .decimal("probability")
        .<Cell>map(p -> new Cell.Number(Figure.of(percent(p), p), notes))
        .orElse(Cell.text("").notes(notes));
  }

  /** In whole percents, but neither certain nor impossible where it is not. */
  static String percent(BigDecimal probability) {
    BigDecimal whole = probability.movePointRight(2).setScale(0, RoundingMode.HALF_UP);
    if (whole.signum() == 0 && probability.signum() > 0) {
      return "< 1 %";
    }
    boolean nearly = whole.intValue() == 100 && probability.compareTo(BigDecimal.ONE) < 0;
    return nearly ? "> 99 %" : whole.toPlainString() + " %";
  }

  /** How likely it is, for the picture. */
  static Optional<String> words(Item result) {
    Item place = result.child("frontier");
    return place
        .decimal("probability")
        .map(p -> "on the frontier: " + percent(p) + (place.flag("knee") ? ", its knee" : ""));
  }

  static String machine(Item result, String name) {
    Item place = result.child("frontier");
    return place.isEmpty() ? "" : String.valueOf(place.flag(name));
  }

  /** The spread of times as a share of their median. */
  static Cell spread(Item result) {
    Item wall = result.child("wallSeconds");
    int outliers = wall.texts("outliers").size();
    List<Note> notes =
        outliers == 0
            ? List.of()
            : List.of(Note.of(outliers == 1 ? "1 outlier" : outliers + " outliers"));
    return wall.decimal("spread")
        .<Cell>map(
            share ->
                new Cell.Number(
                    Figure.of(Digits.plain(share.movePointRight(2)) + " %", share), notes))
        .orElse(Cell.EMPTY);
  }
}
