package io.benchtable.streams.change;

import io.benchtable.streams.wal.Lsn;
import io.benchtable.streams.wal.Position;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identity of a change: epoch, position of the commit, and ordinal of the row change in its
 * transaction. Its text has a fixed width and sorts as the changes do.
 */
public record ChangeId(int epoch, Position position) implements Comparable<ChangeId> {

  private static final Comparator<ChangeId> ORDER =
      Comparator.comparingInt(ChangeId::epoch).thenComparing(ChangeId::position);
  private static final Pattern TEXT =
      Pattern.compile("([0-9]{4})-([0-9A-F]{16})-([0-9]{6}|[A-Z][0-9A-Z]{5})");
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final int MAX_EPOCH = 9999;
  static final long DECIMAL_ORDINALS = 1_000_000;
  private static final long LETTER_A = Long.parseLong("A00000", 36);
  private static final long MAX_ORDINAL =
      DECIMAL_ORDINALS + Long.parseLong("ZZZZZZ", 36) - LETTER_A;

  public ChangeId {
    if (epoch < 0 || epoch > MAX_EPOCH) {
      throw new IllegalArgumentException(
          "Expected an epoch from 0 to %d, but %d".formatted(MAX_EPOCH, epoch));
    }
    if (position.ordinal() < 0 || position.ordinal() > MAX_ORDINAL) {
      throw new IllegalArgumentException(
          "Expected an ordinal from 0 to %d, but %d".formatted(MAX_ORDINAL, position.ordinal()));
    }
  }

  /** The first identity of an epoch, before all of its changes. */
  public static ChangeId firstOf(int epoch) {
    return new ChangeId(epoch, new Position(Lsn.ZERO, 0));
  }

  /** Reads the text of an identity. */
  public static ChangeId parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "Expected an identity like 0001-00000000016B3748-000003, but " + text);
    }
    String ordinal = matcher.group(3);
    return new ChangeId(
        Integer.parseInt(matcher.group(1)),
        new Position(
            new Lsn(Long.parseUnsignedLong(matcher.group(2), 16)),
            Character.isDigit(ordinal.charAt(0))
                ? Long.parseLong(ordinal)
                : DECIMAL_ORDINALS + Long.parseLong(ordinal, 36) - LETTER_A));
  }

  public boolean isAfter(ChangeId other) {
    return compareTo(other) > 0;
  }

  /** The sequence number of a stream record with this identity. */
  public SequenceNumber sequenceNumber() {
    return SequenceNumber.of(this);
  }

  @Override
  public int compareTo(ChangeId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return padded(Integer.toString(epoch), 4)
        + '-'
        + HEX.toHexDigits(position.lsn().value())
        + '-'
        + ordinal();
  }

  /** Six digits; above 999,999, six digits of base 36 that begin with a letter, and sort behind. */
  private String ordinal() {
    long ordinal = position.ordinal();
    return ordinal < DECIMAL_ORDINALS
        ? padded(Long.toString(ordinal), 6)
        : Long.toString(ordinal - DECIMAL_ORDINALS + LETTER_A, 36).toUpperCase(Locale.ROOT);
  }

  private static String padded(String digits, int width) {
    return "0".repeat(width - digits.length()) + digits;
  }
}
