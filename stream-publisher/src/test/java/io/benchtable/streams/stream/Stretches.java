package io.benchtable.streams.stream;

import io.benchtable.streams.change.ChangeId;
import io.benchtable.streams.table.Stream;
import io.benchtable.streams.table.Table;
import io.benchtable.streams.table.ViewType;
import java.time.Instant;
import java.util.List;

/** Stretches for tests. */
final class Stretches {

  static final Instant OPENED = Instant.parse("2026-11-23T10:15:30.123Z");

  private Stretches() {}

  static Table table(long generation, String label) {
    return new Table(
        "orders",
        generation,
        "items.t" + generation,
        List.of("id"),
        new Stream.Enabled(ViewType.NEW_IMAGE, label));
  }

  static Stretch open(ChangeId from) {
    return open(7, InMemoryLog.ARN.label(), from, OPENED);
  }

  static Stretch open(long generation, String label, ChangeId from, Instant openedAt) {
    Stream.Enabled stream = new Stream.Enabled(ViewType.NEW_IMAGE, label);
    return new Stretch(table(generation, label), stream, 2, from, openedAt, null, null);
  }

  static Stretch closed(Stretch open, ChangeId until, Instant at) {
    return new Stretch(
        open.table(), open.stream(), open.partitions(), open.from(), open.openedAt(), until, at);
  }
}
