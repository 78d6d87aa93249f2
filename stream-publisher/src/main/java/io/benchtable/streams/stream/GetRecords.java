package io.benchtable.streams.stream;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads on in a shard. */
record GetRecords(
    StreamRegistry registry, ShardLogs logs, ShardIterators iterators, InstantSource clock)
    implements StreamOperation {

  private static final int MOST = 1000;
  private static final int LONGEST_ITERATOR = 2048;

  @Override
  public JsonNode run(StreamRequest request) {
    Optional<String> text = request.text("ShardIterator");
    OptionalLong limit = request.number("Limit");
    Violations violations = new Violations();
    violations.required("shardIterator", text.isPresent());
    violations.length("shardIterator", text, 1, LONGEST_ITERATOR);
    violations.range("limit", limit, MOST);
    violations.refuse();
    ShardIterator iterator =
        iterators
            .read(text.orElseThrow())
            .orElseThrow(() -> StreamRefused.invalid("Invalid ShardIterator"));
    Instant now = clock.instant();
    if (iterator.isExpired(now)) {
      throw new StreamRefused(ErrorCode.EXPIRED_ITERATOR, "Shard iterator has expired");
    }
    int most = (int) limit.orElse(MOST);
    ShardReader.Page page = read(registry.find(iterator.arn()), iterator, most, now, false);
    if (page.isAtGap()) {
      page = read(registry.findNow(iterator.arn()), iterator, most, now, true);
    }
    return answer(iterator, page, now);
  }

  private ShardReader.Page read(
      Optional<StreamView> stream, ShardIterator at, int most, Instant now, boolean isSure) {
    Shard shard =
        stream
            .orElseThrow(() -> StreamRefused.streamMissing(at.arn().toString()))
            .shard(at.shard())
            .orElseThrow(() -> StreamRefused.shardMissing());
    return logs.read(shard, now, isSure, reader -> reader.read(at.offset(), at.after(), most));
  }

  private JsonNode answer(ShardIterator iterator, ShardReader.Page page, Instant now) {
    ObjectNode answer = StreamNames.NODES.objectNode();
    answer.putArray("Records").addAll(page.records());
    if (!page.isLast()) {
      answer.put(
          "NextShardIterator", iterators.write(iterator.at(page.next(), page.highest(), now)));
    }
    return answer;
  }
}
