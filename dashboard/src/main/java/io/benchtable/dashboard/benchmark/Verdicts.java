package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A comparison with the baseline in words: {@code 1.32× faster [1.29, 1.36]}. */
final class Verdicts {

  private Verdicts() {}

  /**
   * @param text the verdict in words
   * @param sense better, worse, same or unsure
   */
  record Words(String text, String sense, String sort) {}

  /**
   * Reads {@code time} or {@code cost} of a result, whose ratio is baseline over configuration:
   * above 1 is better. A worse one is turned over, so that the ratio said is always above 1.
   */
  static Words of(Item comparison, String better, String worse) {
    String verdict = comparison.text("verdict", "");
    Optional<BigDecimal> ratio = comparison.decimal("ratio").filter(value -> value.signum() > 0);
    String note = comparison.text("note").map(text -> " (" + text + ")").orElse("");
    String sort = ratio.map(BigDecimal::toPlainString).orElse("");
    return switch (verdict) {
      case "FASTER", "CHEAPER" -> new Words(said(comparison, better) + note, "better", sort);
      case "SLOWER", "MORE_EXPENSIVE", "DEARER" ->
          new Words(said(over(comparison), worse) + note, "worse", sort);
      case "EQUIVALENT" ->
          new Words(("equivalent " + interval(comparison)).strip() + note, "same", sort);
      case "INCONCLUSIVE" ->
          new Words(("inconclusive " + interval(comparison)).strip() + note, "unsure", sort);
      case "BASELINE" -> new Words("the baseline", "same", "1");
      case "TOO_FEW_RUNS" -> new Words("too few runs for a verdict", "unsure", sort);
      case "INFEASIBLE" -> new Words("not compared: failed a check", "unsure", "");
      case "NOT_COMPARED" ->
          new Words(
              "not compared" + comparison.text("note").map(n -> ": " + n).orElse(""), "unsure", "");
      case "" -> new Words(comparison.text("note", ""), "unsure", sort);
      default ->
          new Words(verdict.toLowerCase(Locale.ROOT).replace('_', ' ') + note, "unsure", sort);
    };
  }

  private static String said(Item comparison, String word) {
    String ratio = comparison.text("ratio").map(r -> r + "× ").orElse("");
    return (ratio + word + " " + interval(comparison)).strip();
  }

  private static String interval(Item comparison) {
    Optional<String> low = comparison.text("low");
    Optional<String> high = comparison.text("high");
    return low.isPresent() && high.isPresent() ? "[" + low.get() + ", " + high.get() + "]" : "";
  }

  private static Item over(Item comparison) {
    Map<String, Object> turned = new HashMap<>();
    comparison.decimal("ratio").ifPresent(ratio -> turned.put("ratio", turn(ratio)));
    comparison.decimal("low").ifPresent(low -> turned.put("high", turn(low)));
    comparison.decimal("high").ifPresent(high -> turned.put("low", turn(high)));
    return new Item(turned);
  }

  /** One over the ratio, with as many decimals as the judge gave. */
  private static BigDecimal turn(BigDecimal ratio) {
    return ratio.signum() == 0
        ? ratio
        : BigDecimal.ONE.divide(ratio, ratio.scale(), RoundingMode.HALF_UP);
  }
}
