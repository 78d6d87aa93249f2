package io.benchtable.dashboard.page;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A value with its unit and, where there is one, its interval and a note. {@code text} is what a
 * page shows; {@code exact} is what sorting and machines take; null where the value is not known.
 */
public record Figure(
    String text, @Nullable String interval, @Nullable String note, Scale.@Nullable Estimate exact) {

  private static final String UNKNOWN = "unknown";

  /** A figure that nobody knows, and why. */
  public static Figure unknown(String why) {
    return new Figure(UNKNOWN, null, why, null);
  }

  /** A figure without an interval. */
  public static Figure of(String text, BigDecimal value) {
    return new Figure(text, null, null, Scale.Estimate.single(value));
  }

  /** Whether the figure is known, or not asked for yet. */
  public boolean known() {
    return !text.equals(UNKNOWN);
  }

  /** Value and interval in one line, as a sentence would say them. */
  public String line() {
    return interval == null ? text : text + " " + interval;
  }
}
