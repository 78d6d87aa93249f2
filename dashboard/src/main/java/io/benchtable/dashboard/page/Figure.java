package io.benchtable.dashboard.page;

import org.jspecify.annotations.Nullable;

/**
 * A value with its unit and, where there is one, its interval and a note. {@code text} is what a
 * page shows; {@code sort} is the plain number for sorting and for machines.
 */
public record Figure(String text, @Nullable String interval, @Nullable String note, String sort) {

  /** A figure that nobody knows, and why. */
  public static Figure unknown(String why) {
    return new Figure("unknown", null, why, "");
  }

  /** A figure without an interval. */
  public static Figure plain(String text, String sort) {
    return new Figure(text, null, null, sort);
  }

  /** Whether the figure is known. */
  public boolean known() {
    return !sort.isEmpty();
  }

  /** Value and interval in one line, as a sentence would say them. */
  public String line() {
    return interval == null ? text : text + " " + interval;
  }
}
