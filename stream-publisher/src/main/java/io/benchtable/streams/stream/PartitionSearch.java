package io.benchtable.streams.stream;

import io.benchtable.streams.change.SequenceNumber;
import io.benchtable.streams.stream.PartitionLog.Chunk;
import io.benchtable.streams.stream.PartitionLog.Entry;
import java.util.OptionalLong;

/**
 * Finds places by number. Numbers rise along a partition, but for the repeats that a publisher
 * which lost its turn may still have written, anywhere behind the originals. They are fewer than
 * {@code depth}, so among as many events in a row at least one is no repeat. Of those, no more than
 * one answer of Kafka is held at a time: events can be large.
 */
record PartitionSearch(PartitionLog log, int depth) {

  /**
   * The offset of the first event whose number is not below {@code wanted}; everything before it is
   * below. The end when there is none.
   */
  long first(SequenceNumber wanted, long begin, long end) {
    long found = end;
    while (true) {
      found = narrow(wanted, begin, found);
      OptionalLong earlier = earlier(wanted, begin, found);
      if (earlier.isEmpty()) {
        return found;
      }
      // A repeat misled the search; what is sure now is that the place is not behind this one.
      found = earlier.getAsLong();
    }
  }

  /** The highest number before an offset, or {@code least} where there is none above that. */
  SequenceNumber highestBefore(long offset, long begin, SequenceNumber least) {
    SequenceNumber highest = least;
    long next = Math.max(begin, offset - depth);
    while (next < offset) {
      Chunk chunk = log.read(next, offset, depth);
      for (Entry entry : chunk.entries()) {
        highest = highest.max(entry.number());
      }
      next = chunk.next();
    }
    return highest;
  }

  private long narrow(SequenceNumber wanted, long begin, long end) {
    long low = begin;
    long high = end;
    while (low < high) {
      long middle = low + (high - low) / 2;
      Chunk chunk = log.read(middle, high, 1);
      if (chunk.entries().isEmpty() || !wanted.isAfter(chunk.entries().getFirst().number())) {
        high = middle;
      } else {
        low = chunk.entries().getFirst().offset() + 1;
      }
    }
    return high;
  }

  /** The first of the last {@code depth} offsets before one whose number is not below. */
  private OptionalLong earlier(SequenceNumber wanted, long begin, long found) {
    long next = Math.max(begin, found - depth);
    while (next < found) {
      Chunk chunk = log.read(next, found, depth);
      for (Entry entry : chunk.entries()) {
        if (!wanted.isAfter(entry.number())) {
          return OptionalLong.of(entry.offset());
        }
      }
      next = chunk.next();
    }
    return OptionalLong.empty();
  }
}
