package io.benchtable.dashboard.page;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Cell.Note;
import io.benchtable.dashboard.page.Scale.Estimate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What cost lines of one currency add up to. Where no line is known the sum is unknown, which is
 * not nothing; where some are, it is at least that.
 *
 * @param sum of the lines whose cost is known
 * @param known how many those are
 * @param unknown how many lines are not known, or not wholly
 * @param more whether there are lines that were not read
 */
public record Spent(
    String currency, BigDecimal sum, long lines, long known, long unknown, boolean more) {

  /** No line yet. */
  public static Spent none(String currency) {
    return new Spent(currency, BigDecimal.ZERO, 0, 0, 0, false);
  }

  /** With a cost line. */
  public Spent plus(Item line) {
    return plus(
        line.decimal("BilledCost"), line.text("completeness", "complete").equals("complete"));
  }

  /** With a line that costs this, as far as that is known. */
  public Spent plus(Optional<BigDecimal> cost, boolean complete) {
    return new Spent(
        currency,
        sum.add(cost.orElse(BigDecimal.ZERO)),
        lines + 1,
        known + (cost.isPresent() ? 1 : 0),
        unknown + (cost.isPresent() && complete ? 0 : 1),
        more);
  }

  /** Without lines that are in it. */
  public Spent minus(Spent other) {
    return new Spent(
        currency,
        sum.subtract(other.sum),
        lines - other.lines,
        known - other.known,
        unknown - other.unknown,
        more);
  }

  /** The same lines, of which there may be more. */
  public Spent more(boolean others) {
    return new Spent(currency, sum, lines, known, unknown, others);
  }

  /** The same where it is known from elsewhere that so many lines are unknown. */
  public Spent atLeastUnknown(long others) {
    return new Spent(currency, sum, lines, known, Math.max(unknown, others), more);
  }

  /** The sum of what is known; empty where nothing is. */
  public Optional<BigDecimal> amount() {
    return known == 0 ? Optional.empty() : Optional.of(sum);
  }

  /** Whether that is all of it. */
  public boolean complete() {
    return known > 0 && unknown == 0 && !more;
  }

  /** In words: {@code $0.42}, {@code at least $0.42}, {@code unknown}. */
  public String text() {
    return amount()
        .map(amount -> (complete() ? "" : "at least ") + Money.text(amount, currency))
        .orElse("unknown");
  }

  /** The same with how many lines are unknown: {@code at least $0.42 (3 lines unknown)}. */
  public String line() {
    return unknown == 0 ? text() : text() + " (" + (known == 0 ? count(unknown) : missing()) + ")";
  }

  /** How many lines are unknown, in words. */
  public String missing() {
    return missing(unknown);
  }

  /** So many lines are unknown, in words. */
  public static String missing(long unknown) {
    return count(unknown) + " unknown";
  }

  private static String count(long lines) {
    return lines + (lines == 1 ? " line" : " lines");
  }

  /** As a figure of its column. */
  public Cell cell(Scale scale) {
    String why = unknown > 0 ? missing() : "not all lines were read";
    return amount()
        .<Cell>map(
            amount ->
                new Cell.Number(
                    scale.figure(Estimate.single(amount)),
                    complete() ? List.of() : List.of(Note.of("at least: " + why))))
        .orElse(Cell.figure(Figure.unknown(why)));
  }

  /** Its part of a whole; nothing where it is unknown. */
  public Cell share(BigDecimal whole) {
    return amount().<Cell>map(amount -> Share.percent(amount, whole)).orElse(Cell.EMPTY);
  }

  /** Whether the sum is all of it, for machines. */
  public Cell completeness() {
    return known == 0 ? Cell.text("unknown") : Cell.completeness(complete());
  }
}
