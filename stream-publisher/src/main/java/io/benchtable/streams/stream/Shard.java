package io.benchtable.streams.stream;

import io.benchtable.streams.change.ChangeId;
import io.benchtable.streams.change.SequenceNumber;
import io.benchtable.streams.topic.Tails;
import io.benchtable.streams.topic.TopicName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A partition of a stretch. Its id is derived from what it is, so that every publisher gives it the
 * same; ids sort by the time at which the stretch was opened.
 *
 * @param parent the id of the shard before it; empty for a stream's first
 */
record Shard(Stretch stretch, int partition, Optional<String> parent) {

  private static final int HASH_DIGITS = 5;

  static String id(Stretch stretch, int partition) {
    String identity =
        "%d\0%s\0%s"
            .formatted(stretch.table().generation(), stretch.stream().label(), stretch.from());
    return "shardId-%020d-%s%03x"
        .formatted(stretch.openedAt().toEpochMilli(), hash(identity), partition);
  }

  String id() {
    return id(stretch, partition);
  }

  /** Where its records are. */
  Tails.Partition place() {
    return new Tails.Partition(TopicName.of(stretch.table()), partition);
  }

  /** The first number that a record of it may have. */
  SequenceNumber start() {
    return before().next();
  }

  /** The last number before all of its records. */
  SequenceNumber before() {
    return stretch.from().sequenceNumber();
  }

  /** The last number that a record of it may have; empty while it goes on. */
  Optional<SequenceNumber> end() {
    return stretch.end().map(ChangeId::sequenceNumber);
  }

  /** Whether a number may be one of its records'. */
  boolean spans(SequenceNumber number) {
    return number.isAfter(before()) && !isOver(number);
  }

  /** Whether a number lies behind its end. */
  boolean isOver(SequenceNumber number) {
    return end().filter(number::isAfter).isPresent();
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected SHA-256 in every Java, but it is missing", e);
    }
  }
}
