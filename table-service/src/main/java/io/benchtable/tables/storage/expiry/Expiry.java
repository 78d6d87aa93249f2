package io.benchtable.tables.storage.expiry;

import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.NumberValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Which items have expired at some moment: those whose time, in seconds since 1970, is over, but
 * not for more than five years.
 *
 * @param from the oldest time that counts
 * @param until the first time that is not over yet
 */
record Expiry(BigDecimal from, BigDecimal until) {

  private static final int MOST_YEARS = 5;

  static Expiry at(Instant now) {
    return new Expiry(
        seconds(now.atOffset(ZoneOffset.UTC).minusYears(MOST_YEARS).toInstant()), seconds(now));
  }

  /** Whether an item has expired, by the value of the attribute that says so; null for none. */
  boolean holdsFor(@Nullable AttributeValue value) {
    return value instanceof NumberValue number
        && number.decimal().compareTo(from) >= 0
        && number.decimal().compareTo(until) < 0;
  }

  private static BigDecimal seconds(Instant time) {
    return BigDecimal.valueOf(time.getEpochSecond()).add(BigDecimal.valueOf(time.getNano(), 9));
  }
}
