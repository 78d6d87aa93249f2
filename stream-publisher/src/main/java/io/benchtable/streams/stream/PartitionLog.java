package io.benchtable.streams.stream;

import io.benchtable.streams.change.ChangeId;
import io.benchtable.streams.change.SequenceNumber;
import java.time.Instant;
import java.util.List;

/** A partition of a topic, to be read from any place. */
interface PartitionLog {

  /** An event of the publisher. */
  record Entry(long offset, ChangeId id, boolean isGap, byte[] value) {

    SequenceNumber number() {
      return id.sequenceNumber();
    }
  }

  /**
   * Some events in a row.
   *
   * @param next the offset behind them, and behind whatever is no event there
   */
  record Chunk(List<Entry> entries, long next) {

    public Chunk {
      entries = List.copyOf(entries);
    }
  }

  /** The offset of the oldest record that Kafka keeps. */
  long begin();

  /** The offset behind the last record. */
  long end();

  /** The offset of the first record that was written at that time or later; the end for none. */
  long since(Instant time);

  /** Events from an offset on and before {@code end}: at least one, unless there is none. */
  Chunk read(long offset, long end, int most);
}
