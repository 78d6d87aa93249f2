package io.benchtable.tables.access;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * When a request was signed.
 *
 * @param basic the same in ISO 8601's basic format
 */
record SigningTime(Instant instant, String basic) {

  /** How far the clocks of client and service may be apart. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  static SigningTime parse(String text) {
    try {
      if (isBasic(text)) {
        return new SigningTime(instant(text), text);
      }
      Instant instant = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return new SigningTime(instant, BASIC.format(instant));
    } catch (DateTimeException _) {
      throw AccessRefused.incomplete(
          "Date must be in ISO-8601 'basic format'. Got '"
              + text
              + "'. See http://en.wikipedia.org/wiki/ISO_8601");
    }
  }

  private static boolean isBasic(String text) {
    if (text.length() != 16 || text.charAt(8) != 'T' || text.charAt(15) != 'Z') {
      return false;
    }
    for (int i = 0; i < 15; i++) {
      if (i != 8 && (text.charAt(i) < '0' || text.charAt(i) > '9')) {
        return false;
      }
    }
    return true;
  }

  /** Each request has one, so it is not left to a formatter. */
  private static Instant instant(String text) {
    return LocalDateTime.of(
            number(text, 0, 4),
            number(text, 4, 6),
            number(text, 6, 8),
            number(text, 9, 11),
            number(text, 11, 13),
            number(text, 13, 15))
        .toInstant(ZoneOffset.UTC);
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  String date() {
    return basic.substring(0, 8);
  }

  /** Refuses what was signed too long ago, or will be. */
  void check(Instant now) {
    checkNotBefore(now, SKEW, SKEW.toMinutes() + " min.");
    Instant latest = now.plus(SKEW);
    if (instant.isAfter(latest)) {
      throw AccessRefused.wrong(
          "Signature not yet current: %s is still later than %s (%s + %d min.)"
              .formatted(basic, BASIC.format(latest), BASIC.format(now), SKEW.toMinutes()));
    }
  }

  /** Refuses what its sender lets expire earlier. */
  void check(Instant now, int seconds) {
    checkNotBefore(now, Duration.ofSeconds(seconds), seconds + " sec.");
  }

  private void checkNotBefore(Instant now, Duration age, String said) {
    Instant earliest = now.minus(age);
    if (instant.isBefore(earliest)) {
      throw AccessRefused.wrong(
          "Signature expired: %s is now earlier than %s (%s - %s)"
              .formatted(basic, BASIC.format(earliest), BASIC.format(now), said));
    }
  }
}
