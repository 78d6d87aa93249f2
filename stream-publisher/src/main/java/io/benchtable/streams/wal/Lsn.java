package io.benchtable.streams.wal;

/** A position in the write-ahead log, in bytes from its beginning; unsigned. */
public record Lsn(long value) implements Comparable<Lsn> {

  public static final Lsn ZERO = new Lsn(0);

  /** Reads PostgreSQL's notation, two hexadecimal halves: {@code 16/B374D848}. */
  public static Lsn parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 1) {
      throw new IllegalArgumentException("Expected a log position like 16/B374D848, but " + text);
    }
    long high = Long.parseUnsignedLong(text.substring(0, slash), 16);
    long low = Long.parseUnsignedLong(text.substring(slash + 1), 16);
    return new Lsn(high << 32 | low);
  }

  public boolean isAfter(Lsn other) {
    return compareTo(other) > 0;
  }

  public Lsn max(Lsn other) {
    return isAfter(other) ? this : other;
  }

  @Override
  public int compareTo(Lsn other) {
    return Long.compareUnsigned(value, other.value);
  }

  @Override
  public String toString() {
    return "%X/%X".formatted(value >>> 32, value & 0xFFFFFFFFL);
  }
}
