package io.benchtable.tables.dynamodb.shape;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** Numbers of requests that are read as whole numbers. */
public final class Numbers {

  private Numbers() {}

  /** Without its fraction; what is too large for a long is the largest or least there is. */
  public static long whole(JsonNode number) {
    return number.isIntegralNumber() && number.canConvertToLong()
        ? number.longValue()
        : (long) number.doubleValue();
  }

  /** In plain digits, as far as there are few enough of them. */
  static String text(JsonNode number) {
    if (number.isIntegralNumber()) {
      return number.bigIntegerValue().toString();
    }
    double value = number.doubleValue();
    return Double.isFinite(value) && Math.abs(value) < 1e19
        ? new BigDecimal(Double.toString(value)).toBigInteger().toString()
        : Long.toString((long) value);
  }
}
