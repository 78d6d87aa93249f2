package io.benchtable.costs.engine.focus;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values in Parquet's encoding PLAIN
 * (https://parquet.apache.org/docs/file-format/data-pages/encodings/).
 */
record PlainValues(ByteArrayOutputStream data) {

  /** As money is divided. */
  static final int SCALE = 18;

  /** Holds 38 digits with their sign. */
  static final int DECIMAL_BYTES = 16;

  void write(@Nullable Object value) {
    switch (value) {
      case String text -> text(text.getBytes(StandardCharsets.UTF_8));
      case Instant time -> data.writeBytes(little(8).putLong(time.toEpochMilli()).array());
      case BigDecimal number -> decimal(number);
      case null, default ->
          throw new IllegalArgumentException(
              "Expected text, a time or a decimal number, but got " + value);
    }
  }

  private void text(byte[] bytes) {
    data.writeBytes(little(4).putInt(bytes.length).array());
    data.writeBytes(bytes);
  }

  /** Two's complement, the highest byte first. */
  private void decimal(BigDecimal number) {
    byte[] digits = number.setScale(SCALE, RoundingMode.HALF_EVEN).unscaledValue().toByteArray();
    if (digits.length > DECIMAL_BYTES) {
      throw new IllegalArgumentException(
          "Expected a number of at most 20 digits before its point, but got " + number);
    }
    byte[] padded = new byte[DECIMAL_BYTES];
    Arrays.fill(padded, (byte) (number.signum() < 0 ? -1 : 0));
    System.arraycopy(digits, 0, padded, DECIMAL_BYTES - digits.length, digits.length);
    data.writeBytes(padded);
  }

  static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
