package io.benchtable.streams.publication;

import io.benchtable.streams.change.ChangeId;
import io.benchtable.streams.change.Event;
import io.benchtable.streams.change.EventJson;
import io.benchtable.streams.change.ItemChanges;
import io.benchtable.streams.change.StreamRecord;
import io.benchtable.streams.epoch.Reason;
import io.benchtable.streams.table.Stream;
import io.benchtable.streams.table.Table;
import io.benchtable.streams.topic.KafkaTopics;
import io.benchtable.streams.wal.Transaction;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes events of row changes. What cannot be made an event becomes a gap: the changes behind it
 * must not wait for it, nor may it go unseen.
 */
final class ChangeEvents {

  /** What Kafka takes, less what it puts around a record. */
  static final long MAX_BYTES = KafkaTopics.MAX_MESSAGE_BYTES - 16 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(ChangeEvents.class);

  private ChangeEvents() {}

  /** The event of a change; empty when the row changed and the item did not. */
  static Optional<Event> of(
      ChangeId id,
      Table table,
      Stream.Enabled stream,
      Transaction.RowChange change,
      Instant committedAt,
      Optional<String> identity) {
    try {
      return ItemChanges.of(change)
          .flatMap(item -> StreamRecord.of(id, table, stream, item, committedAt, identity))
          .map(EventJson::write)
          .map(event -> event.size() <= MAX_BYTES ? event : tooLarge(event, table, committedAt));
    } catch (RuntimeException e) {
      // Written past the table service: whatever is wrong with it is wrong with it alone.
      LOG.error("Change {} of table {} cannot be read: {}", id, table.name(), e.toString());
      return Optional.of(gap(id, table, Reason.CHANGE_UNREADABLE, committedAt));
    }
  }

  private static Event tooLarge(Event event, Table table, Instant committedAt) {
    LOG.error(
        "Expected an event of at most {} bytes, but change {} of table {} makes one of {}.",
        MAX_BYTES,
        event.id(),
        table.name(),
        event.size());
    return gap(event.id(), table, Reason.CHANGE_TOO_LARGE, committedAt);
  }

  static Event gap(ChangeId id, Table table, Reason reason, Instant committedAt) {
    return EventJson.gap(id, table.name(), reason.name(), committedAt);
  }
}
