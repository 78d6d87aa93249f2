package io.benchtable.streams.stream;

import io.benchtable.streams.change.SequenceNumber;
import io.benchtable.streams.stream.PartitionLog.Chunk;
import io.benchtable.streams.stream.PartitionLog.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a shard from its partition.
 *
 * @param horizon the time before which records are trimmed
 * @param isSure whether the shard is as it was when reading began, and not a moment before
 */
record ShardReader(
    Shard shard, PartitionLog log, PartitionSearch search, Instant horizon, boolean isSure) {

  /** What fits into an answer. */
  private static final long MOST_BYTES = 1024 * 1024;

  /** How many events are looked through for an answer. */
  private static final int MOST_EVENTS = 20_000;

  /**
   * Records in a row.
   *
   * @param isLast whether the shard has no more, nor will have
   * @param isAtGap whether it may have ended, which only a new look at it can tell
   */
  record Page(
      List<ObjectNode> records,
      long next,
      SequenceNumber highest,
      boolean isLast,
      boolean isAtGap) {

    Page {
      records = List.copyOf(records);
    }
  }

  /** A place to begin. */
  record Place(long offset, SequenceNumber after) {}

  static ShardReader of(Shard shard, PartitionLog log, int depth, Instant now, boolean isSure) {
    return new ShardReader(
        shard, log, new PartitionSearch(log, depth), now.minus(Streams.RETENTION), isSure);
  }

  /** Where the newest record of the shard will be. */
  Place latest() {
    long end = log.end();
    return new Place(end, search.highestBefore(end, log.begin(), shard.before()));
  }

  /** The place of a number, or of the first above it. */
  Place at(SequenceNumber number) {
    long begin = log.begin();
    long offset = search.first(number, begin, log.end());
    if (offset < trimmed(begin)) {
      throw StreamRefused.trimmed();
    }
    return new Place(offset, number.previous());
  }

  /** The records from a place on, as many as fit. */
  Page read(long offset, SequenceNumber after, int limit) {
    // In this order: what a shard that is over has, is there before it is known to be over.
    long begin = log.begin();
    long end = log.end();
    if (offset == ShardIterator.HORIZON) {
      Place oldest = oldest(begin, end);
      return new Reading(oldest, limit).read(end);
    }
    if (offset < end && offset < trimmed(begin)) {
      throw StreamRefused.trimmed();
    }
    return new Reading(new Place(offset, after), limit).read(end);
  }

  /** The first record of the shard that is not trimmed. */
  private Place oldest(long begin, long end) {
    long trimmed = trimmed(begin);
    SequenceNumber before = search.highestBefore(trimmed, begin, shard.before());
    return before.isAfter(shard.before())
        ? new Place(trimmed, before)
        : new Place(search.first(shard.start(), trimmed, end), shard.before());
  }

  private long trimmed(long begin) {
    return Math.max(begin, log.since(horizon));
  }

  private final class Reading {

    private final List<ObjectNode> records = new ArrayList<>();
    private final int limit;
    private long next;
    private SequenceNumber highest;
    private long bytes;
    private int events;
    private boolean isStopped;
    private boolean isLast;
    private boolean isAtGap;

    Reading(Place place, int limit) {
      this.next = place.offset();
      this.highest = place.after();
      this.limit = limit;
    }

    Page read(long end) {
      while (next < end && records.size() < limit && events < MOST_EVENTS) {
        Chunk chunk = log.read(next, end, limit - records.size());
        for (Entry entry : chunk.entries()) {
          take(entry);
          if (isStopped) {
            return page();
          }
        }
        next = chunk.next();
      }
      if (next >= end && !shard.stretch().isOpen()) {
        isLast = true;
      }
      return page();
    }

    private Page page() {
      return new Page(records, next, highest, isLast, isAtGap);
    }

    private void take(Entry entry) {
      events++;
      if (!entry.number().isAfter(highest)) {
        next = entry.offset() + 1;
        return;
      }
      if (shard.isOver(entry.number())) {
        isStopped = true;
        isLast = true;
        return;
      }
      if (entry.id().epoch() != shard.stretch().from().epoch()) {
        pass(entry);
        return;
      }
      if (entry.isGap()) {
        passGap(entry);
        return;
      }
      Optional<RecordJson.Written> record = RecordJson.read(shard.stretch().arn(), entry);
      if (record.isEmpty()) {
        pass(entry);
      } else if (!records.isEmpty() && bytes + record.get().bytes() > MOST_BYTES) {
        isStopped = true;
      } else {
        records.add(record.get().json());
        bytes += record.get().bytes();
        highest = entry.number();
        next = entry.offset() + 1;
      }
    }

    /** What is of another epoch or another stream is not its own, wherever it lies. */
    private void pass(Entry entry) {
      highest = entry.number();
      next = entry.offset() + 1;
    }

    /** The next stretch is noted before the gap is written, and what is behind it is of that. */
    private void passGap(Entry entry) {
      if (shard.stretch().isOpen() && !isSure) {
        isStopped = true;
        isAtGap = true;
      } else {
        pass(entry);
      }
    }
  }
}
