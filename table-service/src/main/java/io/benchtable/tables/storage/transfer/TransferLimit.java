package io.benchtable.tables.storage.transfer;

import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import java.util.List;

/**
 * How much of one kind can be in progress at once.
 *
 * @param noun what is said to be too many
 * @param mostTerabytes of all together
 */
record TransferLimit(String noun, int most, long mostTerabytes) {

  static final TransferLimit EXPORTS = new TransferLimit("exports", 300, 100);
  static final TransferLimit IMPORTS = new TransferLimit("imports", 50, 15);

  private static final long TERABYTE = 1L << 40;

  /**
   * Refuses one more.
   *
   * @param running how many bytes each has that is in progress
   * @param bytes how many the new one has
   */
  void check(List<Long> running, long bytes) {
    if (running.size() >= most) {
      throw exceeded("%d %s".formatted(most, noun));
    }
    if (running.stream().mapToLong(Long::longValue).sum() + bytes > mostTerabytes * TERABYTE) {
      throw exceeded("%d TB of %s".formatted(mostTerabytes, noun));
    }
  }

  private static RequestRefused exceeded(String what) {
    return new RequestRefused(
        ErrorCode.LIMIT_EXCEEDED,
        "Subscriber limit exceeded: Only %s can be in progress simultaneously".formatted(what));
  }
}
