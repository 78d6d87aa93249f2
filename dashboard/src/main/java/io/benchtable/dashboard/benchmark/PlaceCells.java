package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Cell;
import io.benchtable.dashboard.page.Cell.Note;
import io.benchtable.dashboard.page.Digits;
import io.benchtable.dashboard.page.Figure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** How times scatter, and where a configuration lies beside the frontier of time and cost. */
final class PlaceCells {

  private PlaceCells() {}

  /** Empty for a configuration that is not compared, or surely lies elsewhere. */
  static Optional<Note> note(Item result) {
    return result.child("frontier").flag("on")
        ? words(result).map(Note::of)
        : likely(result).map(p -> Note.of(percent(p) + " likely on the frontier"));
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

  /** Whether it is on the frontier and how likely, for a note and for the picture. */
  static Optional<String> words(Item result) {
    Item place = result.child("frontier");
    if (!place.flag("on")) {
      return Optional.empty();
    }
    String where = place.flag("knee") ? "knee of frontier" : "frontier";
    return Optional.of(
        likely(result).map(p -> "%s, %s likely".formatted(where, percent(p))).orElse(where));
  }

  private static Optional<BigDecimal> likely(Item result) {
    return result
        .child("frontier")
        .decimal("probability")
        .filter(probability -> probability.signum() > 0);
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
