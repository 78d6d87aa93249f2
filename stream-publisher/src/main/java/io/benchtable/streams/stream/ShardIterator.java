package io.benchtable.streams.stream;

import io.benchtable.streams.change.SequenceNumber;
import java.time.Duration;
import java.time.Instant;

/**
 * A place in a shard where reading goes on.
 *
 * @param offset where in the topic that is; {@link #HORIZON} for the oldest record that is left
 * @param after the highest number so far: what is not above it is a repeat
 */
record ShardIterator(
    StreamArn arn, String shard, long offset, SequenceNumber after, Instant issuedAt) {

  static final long HORIZON = -1;

  private static final Duration VALID = Duration.ofMinutes(15);

  boolean isExpired(Instant now) {
    return now.isAfter(issuedAt.plus(VALID));
  }

  /** The place behind what was read. */
  ShardIterator at(long next, SequenceNumber highest, Instant now) {
    return new ShardIterator(arn, shard, next, highest, now);
  }
}
