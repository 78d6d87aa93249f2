package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.RequestRefused;
import org.jspecify.annotations.Nullable;

/**
 * One of several parts of a table, which can be read at once.
 *
 * @param number from 0
 * @param of how many parts there are
 */
record Segment(int number, int of) {

  private static final int MOST = 1_000_000;

  static Segment of(@Nullable Integer segment, @Nullable Integer segments) {
    int number = segment == null ? 0 : segment;
    int of = segments == null ? 1 : segments;
    if ((segment == null) != (segments == null)
        || of < 1
        || of > MOST
        || number < 0
        || number >= of) {
      throw RequestRefused.invalid(
          "Expected segment from 0 and segments above it up to %d, but segment is %s and segments %s."
              .formatted(MOST, segment, segments));
    }
    return new Segment(number, of);
  }
}
