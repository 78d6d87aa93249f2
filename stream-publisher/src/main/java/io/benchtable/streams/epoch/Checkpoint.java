package io.benchtable.streams.epoch;

import io.benchtable.streams.wal.Lsn;
import java.util.Comparator;

/**
 * What Kafka remembers of the publisher.
 *
 * @param systemIdentifier of the database that was published
 * @param confirmed all changes committed before this position are on Kafka; the slot is never
 *     confirmed beyond it
 */
public record Checkpoint(Incarnation incarnation, String systemIdentifier, Lsn confirmed)
    implements Comparable<Checkpoint> {

  private static final Comparator<Checkpoint> ORDER =
      Comparator.comparingInt((Checkpoint it) -> it.incarnation().epoch())
          .thenComparing(Checkpoint::confirmed);

  /** A publisher that was halted may write behind its successor: the last is not the newest. */
  @Override
  public int compareTo(Checkpoint other) {
    return ORDER.compare(this, other);
  }
}
