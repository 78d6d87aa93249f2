package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Cell;
import io.benchtable.dashboard.page.Scale;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A comparison with the baseline in words: {@code 1.32× faster [1.29, 1.36]}. */
final class Verdicts {

  private Verdicts() {}

  /**
   * Reads {@code time} or {@code cost} of a result, whose ratio is baseline over configuration:
   * above 1 is better. Of a worse one the inverse is said, as the judge has rounded it.
   */
  static Cell.Ratio of(Item comparison, String better, String worse) {
    String note = comparison.text("note").map(text -> " (" + text + ")").orElse("");
    String verdict = comparison.text("verdict", "");
    return switch (verdict) {
      case "FASTER", "CHEAPER" -> cell(comparison, comparison, better + note, "better");
      case "SLOWER", "MORE_EXPENSIVE" ->
          cell(comparison, comparison.child("inverse"), worse + note, "worse");
      case "EQUIVALENT" -> bare(comparison, "equivalent" + note, "same");
      case "DIFFERENT" -> bare(comparison, "different, though the same" + note, "unsure");
      case "INCONCLUSIVE" -> bare(comparison, "inconclusive" + note, "unsure");
      case "BASELINE" -> alone("the baseline", "same");
      case "TOO_FEW_RUNS" -> alone("too few runs for a verdict", "unsure");
      case "INFEASIBLE" ->
          alone("infeasible" + comparison.text("note").map(n -> ": " + n).orElse(""), "unsure");
      case "NOT_COMPARED" ->
          alone("not compared" + comparison.text("note").map(n -> ": " + n).orElse(""), "unsure");
      case "" -> alone(comparison.text("note", ""), "unsure");
      default -> alone(verdict.toLowerCase(Locale.ROOT).replace('_', ' ') + note, "unsure");
    };
  }

  /** With the ratio as it is to be said, which may be the inverse. */
  private static Cell.Ratio cell(Item comparison, Item said, String words, String sense) {
    String ratio = said.text("ratio").map(r -> r + "× ").orElse("");
    return new Cell.Ratio(ratio + words, interval(said), sense, estimate(comparison));
  }

  private static Cell.Ratio bare(Item comparison, String words, String sense) {
    return new Cell.Ratio(words, interval(comparison), sense, estimate(comparison));
  }

  private static Cell.Ratio alone(String words, String sense) {
    return new Cell.Ratio(words, "", sense, null);
  }

  private static Scale.@Nullable Estimate estimate(Item comparison) {
    return comparison
        .decimal("ratio")
        .filter(ratio -> ratio.signum() > 0)
        .map(
            ratio ->
                new Scale.Estimate(
                    ratio,
                    comparison.decimal("low").orElse(null),
                    comparison.decimal("high").orElse(null),
                    null))
        .orElse(null);
  }

  private static String interval(Item comparison) {
    Optional<String> low = comparison.text("low");
    Optional<String> high = comparison.text("high");
    return low.isPresent() && high.isPresent() ? "[" + low.get() + ", " + high.get() + "]" : "";
  }
}
