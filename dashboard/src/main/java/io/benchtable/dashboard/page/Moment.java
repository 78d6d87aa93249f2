package io.benchtable.dashboard.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A point in time: exact in UTC for machines, and readable. A script of ours rewrites the text in
 * the reader's own zone and leaves UTC as the title.
 */
public record Moment(String iso, String text) {

  private static final DateTimeFormatter READABLE =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** The moment at this instant, to the millisecond. */
  public static Moment of(Instant instant) {
    return new Moment(instant.truncatedTo(ChronoUnit.MILLIS).toString(), READABLE.format(instant));
  }
}
