package io.benchtable.tables.item;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Bytes whose unsigned lexicographic order is the order of the values of one type.
 *
 * <p>Strings are their UTF-8 bytes, binaries themselves. A number is a byte for its sign (0
 * negative, 1 zero, 2 positive), a byte for its exponent (of the scientific notation, plus 130),
 * and its digits in pairs, a byte of 1 to 100 each. Of a negative number all but the sign is
 * inverted, and 0xFF ends it, so that -1 sorts above -1.5.
 */
public final class KeyEncoding {

  private static final int NEGATIVE = 0;
  private static final int ZERO = 1;
  private static final int POSITIVE = 2;
  private static final int EXPONENT_BIAS = 130;

  private static final int GROUP = 8;

  private KeyEncoding() {}

  /**
   * Encodes the values of a key. A value by itself is as it is; several are parts, one after the
   * other, so that the order is that of the first ones, then of the second ones, and so on.
   */
  public static byte[] encode(List<AttributeValue> values) {
    if (values.size() == 1) {
      return encode(values.getFirst());
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    values.forEach(value -> bytes.writeBytes(part(encode(value))));
    return bytes.toByteArray();
  }

  /**
   * Bytes in the same order, of which none begin with others: groups of eight, the last one filled
   * up with zeros, each with a byte behind it that tells how many of the eight count, or nine where
   * another group follows. They are longer by an eighth and nine bytes at most.
   */
  public static byte[] part(byte[] encoded) {
    int groups = Math.max(1, (encoded.length + GROUP - 1) / GROUP);
    byte[] part = new byte[groups * (GROUP + 1)];
    for (int group = 0; group < groups; group++) {
      int from = group * GROUP;
      int own = Math.min(GROUP, encoded.length - from);
      int to = group * (GROUP + 1);
      System.arraycopy(encoded, from, part, to, own);
      part[to + GROUP] = (byte) (group + 1 < groups ? GROUP + 1 : own);
    }
    return part;
  }

  /**
   * Encodes a string, a number or a binary; nothing else can be in a key. A string that UTF-8
   * cannot carry is refused: it would be the key of another item.
   */
  public static byte[] encode(AttributeValue value) {
    return switch (value) {
      case StringValue(String text) -> WellFormed.check(text).getBytes(StandardCharsets.UTF_8);
      case NumberValue number -> number(number.decimal());
      case BinaryValue binary -> binary.bytes();
      case BooleanValue _,
          NullValue _,
          MapValue _,
          ListValue _,
          StringSetValue _,
          NumberSetValue _,
          BinarySetValue _ ->
          throw new IllegalArgumentException(
              "Expected a value of type S, N or B in a key, but it is of type " + value.type());
    };
  }

  private static byte[] number(BigDecimal number) {
    if (number.signum() == 0) {
      return new byte[] {ZERO};
    }
    boolean negative = number.signum() < 0;
    BigDecimal magnitude = number.abs().stripTrailingZeros();
    String digits = magnitude.unscaledValue().toString();
    int exponent = magnitude.precision() - magnitude.scale() - 1;
    int inversion = negative ? 0xFF : 0;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(3 + digits.length() / 2 + 1);
    bytes.write(negative ? NEGATIVE : POSITIVE);
    bytes.write((exponent + EXPONENT_BIAS) ^ inversion);
    for (int i = 0; i < digits.length(); i += 2) {
      int units = i + 1 < digits.length() ? digits.charAt(i + 1) - '0' : 0;
      bytes.write(((digits.charAt(i) - '0') * 10 + units + 1) ^ inversion);
    }
    if (negative) {
      bytes.write(0xFF);
    }
    return bytes.toByteArray();
  }
}
