package io.benchtable.streams.stream;

import java.time.Instant;
import java.util.function.Function;

/**
 * Where shards are read from.
 *
 * @param depth more than as many events as a publisher has under way
 */
record ShardLogs(KafkaReaders readers, int depth) {

  <T> T read(Shard shard, Instant now, boolean isSure, Function<ShardReader, T> work) {
    return readers.with(
        shard.place(), log -> work.apply(ShardReader.of(shard, log, depth, now, isSure)));
  }
}
