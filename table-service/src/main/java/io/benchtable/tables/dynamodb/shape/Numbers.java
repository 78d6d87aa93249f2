package io.benchtable.tables.dynamodb.shape;

import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;

/** Numbers of requests that are read as whole numbers. */
public final class Numbers {

  private Numbers() {}

  /** Without its fraction; what is too large for a long is the largest or least there is. */
  public static long whole(JsonNode number) {
    if (number.canConvertToLong()) {
      return number.isIntegralNumber() ? number.longValue() : (long) number.doubleValue();
    }
    return number.isBigInteger()
        ? (number.bigIntegerValue().signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE)
        : (long) number.doubleValue();
  }

  /** In plain digits, as far as there are few enough of them. */
  static String text(JsonNode number) {
    if (number.isIntegralNumber()) {
      BigInteger value = number.bigIntegerValue();
      return value.toString();
    }
    double value = number.doubleValue();
    return Double.isFinite(value) && Math.abs(value) < 1e19
        ? new BigDecimal(Double.toString(value)).toBigInteger().toString()
        : Long.toString((long) value);
  }
}
