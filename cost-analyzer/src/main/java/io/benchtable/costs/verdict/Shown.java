package io.benchtable.costs.verdict;

import org.jspecify.annotations.Nullable;

/**
 * A figure as decimal text with as many digits as its interval supports.
 *
 * @param low the lower end of the interval; null if there is none, and the note says why
 */
public record Shown(
    String value, @Nullable String low, @Nullable String high, @Nullable String note) {

  Shown with(String otherNote) {
    return new Shown(value, low, high, otherNote);
  }
}
