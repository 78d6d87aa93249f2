package io.benchtable.tables.storage.recovery;

/** A position in the write-ahead log: bytes from its beginning, without a sign. */
record Lsn(long value) implements Comparable<Lsn> {

  /** As PostgreSQL writes it: two hexadecimal numbers with a slash between them. */
  static Lsn parse(String text) {
    String[] halves = text.split("/", -1);
    if (halves.length != 2) {
      throw new IllegalArgumentException("Expected a log position such as 0/16B3748, but " + text);
    }
    return new Lsn(
        Long.parseUnsignedLong(halves[0], 16) << Integer.SIZE
            | Long.parseUnsignedLong(halves[1], 16));
  }

  boolean isBefore(Lsn other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(Lsn other) {
    return Long.compareUnsigned(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toHexString(value >>> Integer.SIZE) + "/" + Integer.toHexString((int) value);
  }
}
