package io.benchtable.workflows.benchmark;

import java.math.BigDecimal;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Values that are neither lists nor objects: String, Boolean or BigDecimal. */
final class Scalars {

  private static final int MOST_DIGITS = 300;

  private Scalars() {}

  static @Nullable Object value(@Nullable Object value) {
    return switch (value) {
      case String text -> text;
      case Boolean bool -> bool;
      case Number number -> number(number);
      case null, default -> null;
    };
  }

  static @Nullable String text(@Nullable Object value) {
    var plain = value(value);
    return plain == null ? null : Configuration.text(plain);
  }

  static @Nullable BigDecimal number(@Nullable Object value) {
    return value instanceof Number number ? decimal(number.toString()) : null;
  }

  static OptionalInt whole(@Nullable BigDecimal number) {
    return number != null
            && number.stripTrailingZeros().scale() <= 0
            && number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0
        ? OptionalInt.of(number.intValueExact())
        : OptionalInt.empty();
  }

  static @Nullable BigDecimal decimal(String text) {
    try {
      var number = new BigDecimal(text);
      return Math.abs((long) number.scale()) + number.precision() > MOST_DIGITS ? null : number;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
