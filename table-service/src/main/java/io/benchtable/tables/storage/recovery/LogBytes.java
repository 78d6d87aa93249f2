package io.benchtable.tables.storage.recovery;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The parts that messages of PostgreSQL's output plugin {@code pgoutput} are made of. */
final class LogBytes {

  private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

  private final ByteBuffer bytes;

  LogBytes(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  char letter() {
    return (char) bytes.get();
  }

  int number() {
    return bytes.getInt();
  }

  int smallNumber() {
    return bytes.getShort();
  }

  Lsn position() {
    return new Lsn(bytes.getLong());
  }

  Instant time() {
    return EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
  }

  void skip(int count) {
    bytes.position(bytes.position() + count);
  }

  /** Up to the byte that ends it. */
  String name() {
    int length = 0;
    while (bytes.get(bytes.position() + length) != 0) {
      length++;
    }
    String name = text(length);
    skip(1);
    return name;
  }

  String text(int length) {
    byte[] text = new byte[length];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  /** The next column of a row; null where it is no text, also because it did not change. */
  @Nullable String column(boolean wanted) {
    char kind = letter();
    switch (kind) {
      case 'n', 'u' -> {
        return null;
      }
      case 't' -> {
        int length = number();
        if (wanted) {
          return text(length);
        }
        skip(length);
        return null;
      }
      default ->
          throw new IllegalArgumentException(
              "Expected a column that is null, unchanged or text, but its kind is " + kind + ".");
    }
  }
}
