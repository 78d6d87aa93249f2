package io.benchtable.streams.publication;

import io.benchtable.streams.topic.Tails;
import io.benchtable.streams.wal.Lsn;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How far the log may be confirmed. A position passes three gates: every event before it is
 * acknowledged; a checkpoint with it is acknowledged; and since then Kafka had the time to write
 * both to disk.
 *
 * <p>Acknowledgements come from another thread. Times are nanoseconds of one monotonic clock.
 */
final class Progress {

  private record Mark(Lsn position, long events) {}

  private record Due(Confirmable what, long at) {}

  /**
   * A position that may be confirmed if Kafka still has what it acknowledged before.
   *
   * @param written the highest offset that was acknowledged, of each partition that had any
   */
  record Confirmable(Lsn position, Map<Tails.Partition, Long> written) {

    Confirmable {
      written = Map.copyOf(written);
    }

    private Confirmable and(Confirmable later) {
      Map<Tails.Partition, Long> all = new HashMap<>(written);
      later.written.forEach((partition, offset) -> all.merge(partition, offset, Math::max));
      return new Confirmable(later.position, all);
    }
  }

  private final long checkpointInterval;
  private final long flushDelay;
  private final TreeSet<Long> outstanding = new TreeSet<>();
  private final Deque<Mark> marks = new ArrayDeque<>();
  private final Deque<Due> flushing = new ArrayDeque<>();
  private long sent;
  private Lsn complete;
  private Lsn checkpoint;
  private long checkpointAt;
  private boolean checkpointUnderWay;

  Progress(Lsn start, long checkpointInterval, long flushDelay, long now) {
    this.complete = start;
    this.checkpoint = start;
    this.checkpointInterval = checkpointInterval;
    this.flushDelay = flushDelay;
    this.checkpointAt = now - checkpointInterval;
  }

  /** An event is sent; returns its number. */
  synchronized long sent() {
    outstanding.add(++sent);
    return sent;
  }

  /** An event is acknowledged. */
  synchronized void acknowledged(long number) {
    outstanding.remove(number);
    advance();
  }

  /** Everything committed before this position is sent. */
  synchronized void reached(Lsn position) {
    Mark last = marks.peekLast();
    if (!position.isAfter(last == null ? complete : last.position())) {
      return;
    }
    if (last != null && last.events() == sent) {
      marks.removeLast();
    }
    marks.addLast(new Mark(position, sent));
    advance();
  }

  /** The position of a checkpoint that is to be written now; it counts as under way from here. */
  synchronized Optional<Lsn> checkpointDue(long now) {
    if (checkpointUnderWay
        || !complete.isAfter(checkpoint)
        || now - checkpointAt < checkpointInterval) {
      return Optional.empty();
    }
    checkpointUnderWay = true;
    checkpointAt = now;
    checkpoint = complete;
    return Optional.of(checkpoint);
  }

  /**
   * The checkpoint that was under way is acknowledged.
   *
   * @param written what Kafka acknowledged since the checkpoint before, this one included
   */
  synchronized void checkpointed(long now, Map<Tails.Partition, Long> written) {
    checkpointUnderWay = false;
    flushing.addLast(new Due(new Confirmable(checkpoint, written), now + flushDelay));
  }

  /** The position that may be confirmed now, if there is a new one. */
  synchronized Optional<Confirmable> confirmable(long now) {
    Optional<Confirmable> confirmable = Optional.empty();
    for (Due due = flushing.peekFirst();
        due != null && now - due.at() >= 0;
        due = flushing.peekFirst()) {
      Confirmable next = due.what();
      confirmable = Optional.of(confirmable.map(before -> before.and(next)).orElse(next));
      flushing.removeFirst();
    }
    return confirmable;
  }

  private void advance() {
    long behind = outstanding.isEmpty() ? Long.MAX_VALUE : outstanding.first();
    for (Mark mark = marks.peekFirst();
        mark != null && mark.events() < behind;
        mark = marks.peekFirst()) {
      complete = mark.position();
      marks.removeFirst();
    }
  }
}
