package io.benchtable.streams.stream;

import io.benchtable.streams.table.Stream;
import io.benchtable.streams.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The streams that there are at a time, by what is known of them. */
final class Streams {

  /** How long records can be read, and streams that are closed. */
  static final Duration RETENTION = Duration.ofHours(24);

  private static final Comparator<StreamView> ORDER =
      Comparator.comparing(StreamView::arn)
          .thenComparing(stream -> stream.table().generation(), Comparator.reverseOrder());

  /** What makes one stream another: a table that is made again has the old name. */
  private record Identity(long generation, String label) {}

  private Streams() {}

  /**
   * The streams in order of their names.
   *
   * @param stretches what the publisher has come to, oldest first
   * @param catalogue the tables that there are; empty when nobody keeps any
   */
  static List<StreamView> at(
      Instant now, List<Stretch> stretches, Optional<List<Table>> catalogue) {
    Map<Identity, List<Stretch>> known = new LinkedHashMap<>();
    for (Stretch stretch : stretches) {
      known
          .computeIfAbsent(
              new Identity(stretch.table().generation(), stretch.stream().label()),
              _ -> new ArrayList<>())
          .add(stretch);
    }
    Map<Identity, Table> enabled = new LinkedHashMap<>();
    for (Table table : catalogue.orElse(List.of())) {
      if (table.stream() instanceof Stream.Enabled stream) {
        enabled.put(new Identity(table.generation(), stream.label()), table);
      }
    }
    List<StreamView> streams = new ArrayList<>();
    known.forEach(
        (identity, parts) -> {
          boolean wanted = catalogue.isEmpty() || enabled.containsKey(identity);
          view(now, parts, wanted).ifPresent(streams::add);
        });
    enabled.forEach(
        (identity, table) -> {
          if (!known.containsKey(identity) && table.stream() instanceof Stream.Enabled stream) {
            streams.add(
                new StreamView(
                    table, stream, StreamStatus.ENABLING, requestedAt(stream, now), List.of()));
          }
        });
    streams.sort(ORDER);
    return streams;
  }

  private static Optional<StreamView> view(Instant now, List<Stretch> parts, boolean wanted) {
    Instant horizon = now.minus(RETENTION);
    boolean open = parts.stream().anyMatch(Stretch::isOpen);
    if (!open && parts.stream().allMatch(part -> part.isClosedBefore(horizon))) {
      return Optional.empty();
    }
    Stretch last = parts.getLast();
    StreamStatus enabled = wanted ? StreamStatus.ENABLED : StreamStatus.DISABLING;
    return Optional.of(
        new StreamView(
            last.table(),
            last.stream(),
            open ? enabled : StreamStatus.DISABLED,
            requestedAt(last.stream(), parts.getFirst().openedAt()),
            shards(parts, horizon)));
  }

  private static List<Shard> shards(List<Stretch> parts, Instant horizon) {
    List<Shard> shards = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Stretch part = parts.get(i);
      if (part.isClosedBefore(horizon)) {
        continue;
      }
      for (int number = 0; number < part.partitions(); number++) {
        Optional<String> parent =
            i > 0 && number < parts.get(i - 1).partitions()
                ? Optional.of(Shard.id(parts.get(i - 1), number))
                : Optional.empty();
        shards.add(new Shard(part, number, parent));
      }
    }
    shards.sort(Comparator.comparing(Shard::id));
    return shards;
  }

  /** A label is the time at which the stream was asked for; others may be given by hand. */
  private static Instant requestedAt(Stream.Enabled stream, Instant otherwise) {
    try {
      return LocalDateTime.parse(stream.label()).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException _) {
      return otherwise;
    }
  }
}
