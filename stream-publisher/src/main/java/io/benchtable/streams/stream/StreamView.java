package io.benchtable.streams.stream;

import io.benchtable.streams.table.Stream;
import io.benchtable.streams.table.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A stream as it can be read now.
 *
 * @param shards those of which records may be left, by id
 */
record StreamView(
    Table table,
    Stream.Enabled stream,
    StreamStatus status,
    Instant requestedAt,
    List<Shard> shards) {

  StreamView {
    shards = List.copyOf(shards);
  }

  StreamArn arn() {
    return new StreamArn(table.name(), stream.label());
  }

  Optional<Shard> shard(String id) {
    return shards.stream().filter(shard -> shard.id().equals(id)).findFirst();
  }
}
