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
    Shard shard =
        registry
            .require(iterator.arn())
            .shard(iterator.shard())
            .orElseThrow(() -> StreamRefused.shardMissing());
    ShardReader.Page page =
        logs.read(
            shard,
            now,
            reader -> reader.read(iterator.offset(), iterator.after(), (int) limit.orElse(MOST)));
    return answer(iterator, page, now);
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
