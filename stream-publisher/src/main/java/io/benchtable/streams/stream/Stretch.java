package io.benchtable.streams.stream;

import io.benchtable.streams.change.ChangeId;
import io.benchtable.streams.table.Stream;
import io.benchtable.streams.table.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of a stream in which no change is missing: it has a shard for each partition of its topic.
 *
 * @param table as it was, with the stream enabled
 * @param from its changes come behind this one
 * @param until the last that may be its own; null while it goes on
 */
record Stretch(
    Table table,
    Stream.Enabled stream,
    int partitions,
    ChangeId from,
    Instant openedAt,
    @Nullable ChangeId until,
    @Nullable Instant closedAt) {

  Optional<ChangeId> end() {
    return Optional.ofNullable(until);
  }

  boolean isOpen() {
    return until == null;
  }

  /** Whether it was over before that time. */
  boolean isClosedBefore(Instant time) {
    return closedAt != null && closedAt.isBefore(time);
  }

  StreamArn arn() {
    return new StreamArn(table.name(), stream.label());
  }
}
