package io.benchtable.streams.change;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The sequence number of a stream record: the epoch, then position times a million plus ordinal in
 * 30 digits. A transaction of more changes reaches into the positions after its commit, but never
 * as far as the next commit, since every change takes more bytes of the log than it takes of these.
 */
public record SequenceNumber(BigInteger value) implements Comparable<SequenceNumber> {

  private static final int DIGITS = 30;
  private static final BigInteger EPOCH = BigInteger.TEN.pow(DIGITS);
  private static final BigInteger POSITION = BigInteger.valueOf(ChangeId.DECIMAL_ORDINALS);
  private static final Pattern TEXT = Pattern.compile("[0-9]{21,40}");

  static SequenceNumber of(ChangeId id) {
    return new SequenceNumber(
        BigInteger.valueOf(id.epoch())
            .multiply(EPOCH)
            .add(
                new BigInteger(Long.toUnsignedString(id.position().lsn().value()))
                    .multiply(POSITION))
            .add(BigInteger.valueOf(id.position().ordinal())));
  }

  /** Reads 21 to 40 digits; empty for any other text. */
  public static Optional<SequenceNumber> parse(String text) {
    return TEXT.matcher(text).matches()
        ? Optional.of(new SequenceNumber(new BigInteger(text)))
        : Optional.empty();
  }

  public boolean isAfter(SequenceNumber other) {
    return compareTo(other) > 0;
  }

  public SequenceNumber max(SequenceNumber other) {
    return isAfter(other) ? this : other;
  }

  public SequenceNumber next() {
    return new SequenceNumber(value.add(BigInteger.ONE));
  }

  public SequenceNumber previous() {
    return new SequenceNumber(value.subtract(BigInteger.ONE));
  }

  @Override
  public int compareTo(SequenceNumber other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    String digits = value.toString();
    return "0".repeat(Math.max(0, DIGITS + 1 - digits.length())) + digits;
  }
}
