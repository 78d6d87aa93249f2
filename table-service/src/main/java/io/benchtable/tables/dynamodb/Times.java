package io.benchtable.tables.dynamodb;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Times as the protocol writes them: seconds with a fraction. */
final class Times {

  private static final BigDecimal LAST =
      BigDecimal.valueOf(Instant.parse("9999-12-31T00:00:00Z").toEpochMilli());

  private Times() {}

  /**
   * To the millisecond; those before 1970 or after 9999 are the first and the last of that time.
   */
  static Instant of(JsonNode seconds) {
    BigDecimal millis = seconds.decimalValue().movePointRight(3).max(BigDecimal.ZERO).min(LAST);
    return Instant.ofEpochMilli(millis.setScale(0, RoundingMode.HALF_UP).longValue());
  }
}
