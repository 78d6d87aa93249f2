package io.benchtable.tables.item;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A decimal number of at most 38 significant digits, zero or of a magnitude from 1E-130 to
 * 9.99…E+125. Equal numbers have equal texts: without leading or trailing zeros, and with an
 * exponent only where more than 37 zeros would stand for it. So any integer of at most 38 digits is
 * its digits, and no text is very much longer than what is counted for the number.
 */
public final class NumberValue implements AttributeValue, Comparable<NumberValue> {

  private static final int MAX_DIGITS = 38;
  private static final int MAX_EXPONENT = 125;
  private static final int MIN_EXPONENT = -130;
  private static final int MAX_INPUT_LENGTH = 512;

  /** As many as an integer of {@link #MAX_DIGITS} can end with. */
  private static final int MAX_ZEROS = MAX_DIGITS - 1;

  private final String text;
  private @Nullable BigDecimal decimal;

  private NumberValue(String text, @Nullable BigDecimal decimal) {
    this.text = text;
    this.decimal = decimal;
  }

  /** Reads digits with an optional sign, decimal point and exponent. */
  public static NumberValue of(String text) {
    if (isPlainInteger(text)) {
      return new NumberValue(text, null);
    }
    if (text.isEmpty()) {
      throw new ValidationError("The parameter cannot be converted to a numeric value");
    }
    return of(parse(text));
  }

  public static NumberValue of(long number) {
    return new NumberValue(Long.toString(number), null);
  }

  public static NumberValue of(BigDecimal number) {
    if (number.signum() == 0) {
      return of(0);
    }
    // Before zeros are stripped: an exponent may be as large as an int.
    long exponent = (long) number.precision() - number.scale() - 1;
    if (exponent > MAX_EXPONENT) {
      throw new ValidationError(
          "Number overflow. Attempting to store a number with magnitude larger than supported"
              + " range");
    }
    if (exponent < MIN_EXPONENT) {
      throw new ValidationError(
          "Number underflow. Attempting to store a number with magnitude smaller than supported"
              + " range");
    }
    BigDecimal stripped = number.stripTrailingZeros();
    if (stripped.precision() > MAX_DIGITS) {
      throw new ValidationError("Attempting to store more than 38 significant digits in a Number");
    }
    boolean plain = -stripped.scale() <= MAX_ZEROS && -exponent - 1 <= MAX_ZEROS;
    return new NumberValue(plain ? stripped.toPlainString() : stripped.toString(), stripped);
  }

  /** True for digits that are the text of their number already. */
  private static boolean isPlainInteger(String text) {
    int length = text.length();
    int start = length > 1 && text.charAt(0) == '-' ? 1 : 0;
    if (length == 0 || length - start > MAX_DIGITS) {
      return false;
    }
    for (int i = start; i < length; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return false;
      }
    }
    return text.charAt(start) != '0' || text.length() == 1;
  }

  private static BigDecimal parse(String text) {
    if (text.length() <= MAX_INPUT_LENGTH && hasOnlyAsciiNumberCharacters(text)) {
      try {
        return new BigDecimal(text);
      } catch (NumberFormatException e) {
        throw notNumeric(text);
      }
    }
    throw notNumeric(text);
  }

  private static boolean hasOnlyAsciiNumberCharacters(String text) {
    return text.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0);
  }

  private static ValidationError notNumeric(String text) {
    return new ValidationError("The parameter cannot be converted to a numeric value: " + text);
  }

  /** The number's one text. */
  public String text() {
    return text;
  }

  /** All digits of the number, without an exponent. */
  public String digits() {
    return text.indexOf('E') < 0 ? text : decimal().toPlainString();
  }

  public BigDecimal decimal() {
    BigDecimal known = decimal;
    if (known == null) {
      known = new BigDecimal(text);
      decimal = known;
    }
    return known;
  }

  @Override
  public DataType type() {
    return DataType.N;
  }

  @Override
  public int compareTo(NumberValue other) {
    return decimal().compareTo(other.decimal());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NumberValue that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "NumberValue[" + text + "]";
  }
}
