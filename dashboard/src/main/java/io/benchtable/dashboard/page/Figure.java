package io.benchtable.dashboard.page;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value with its unit and, where there is one, its interval and a note. {@code text} is what a
 * page shows; {@code exact} is what sorting and machines take; null where the value is not known.
 */
public record Figure(
    String text, @Nullable String interval, @Nullable String note, Scale.@Nullable Estimate exact) {

  private static final String UNKNOWN = "unknown";

  /** Nothing to show: not measured yet. */
  public static final Figure NONE = new Figure("", null, null, null);

  /** A figure that nobody knows, and why. */
  public static Figure unknown(String why) {
    return new Figure(UNKNOWN, null, why, null);
  }

  /** A figure without an interval. */
  public static Figure of(String text, BigDecimal value) {
    return new Figure(text, null, null, Scale.Estimate.single(value));
  }

  /** The same figure with a note. */
  public Figure noted(String words) {
    return new Figure(text, interval, words, exact);
  }

  /** The plain number, for sorting and for machines; nothing where it is not known. */
  public String sort() {
    return value().map(BigDecimal::toPlainString).orElse("");
  }

  /** Whether the figure is known, or not asked for yet. */
  public boolean known() {
    return !text.equals(UNKNOWN);
  }

  /** The value itself, if it is known. */
  public Optional<BigDecimal> value() {
    return Optional.ofNullable(exact).map(Scale.Estimate::median);
  }

  /** Value and interval in one line, as a sentence would say them. */
  public String line() {
    return interval == null ? text : text + " " + interval;
  }
}
