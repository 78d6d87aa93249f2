package io.benchtable.streams.stream;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Says what there is to know of a stream, with its shards. */
record DescribeStream(StreamRegistry registry) implements StreamOperation {

  private static final int MOST = 100;

  @Override
  public JsonNode run(StreamRequest request) {
    Optional<String> arn = request.text("StreamArn");
    Optional<String> after = request.text("ExclusiveStartShardId");
    OptionalLong limit = request.number("Limit");
    Optional<StreamRequest> filter = request.object("ShardFilter");
    Optional<String> filterType = filter.flatMap(of -> of.text("Type"));
    Optional<String> parent = filter.flatMap(of -> of.text("ShardId"));
    Violations violations = new Violations();
    violations.required("streamArn", arn.isPresent());
    StreamNames.checkArn(violations, "streamArn", arn);
    StreamNames.checkShard(violations, "exclusiveStartShardId", after);
    violations.range("limit", limit, MOST);
    violations.oneOf("shardFilter.type", filterType, List.of("CHILD_SHARDS"));
    StreamNames.checkShard(violations, "shardFilter.shardId", parent);
    violations.refuse();
    StreamView stream = StreamNames.stream(registry, arn.orElseThrow());
    List<Shard> shards =
        stream.shards().stream()
            .filter(shard -> parent.isEmpty() || shard.parent().equals(parent))
            .filter(shard -> after.isEmpty() || shard.id().compareTo(after.get()) > 0)
            .toList();
    ObjectNode answer = StreamNames.NODES.objectNode();
    describe(answer.putObject("StreamDescription"), stream, shards, (int) limit.orElse(MOST));
    return answer;
  }

  private static void describe(ObjectNode node, StreamView stream, List<Shard> shards, int limit) {
    node.put("StreamArn", stream.arn().toString());
    node.put("StreamLabel", stream.stream().label());
    node.put("StreamStatus", stream.status().name());
    node.put("StreamViewType", stream.stream().viewType().name());
    node.put("CreationRequestDateTime", BigDecimal.valueOf(stream.requestedAt().toEpochMilli(), 3));
    node.put("TableName", stream.table().name());
    ArrayNode keys = node.putArray("KeySchema");
    for (String key : stream.table().keys()) {
      keys.addObject()
          .put("AttributeName", key)
          .put("KeyType", keys.size() == 1 ? "HASH" : "RANGE");
    }
    ArrayNode listed = node.putArray("Shards");
    shards.stream().limit(limit).forEach(shard -> describe(listed.addObject(), shard));
    if (shards.size() > limit) {
      node.put("LastEvaluatedShardId", shards.get(limit - 1).id());
    }
  }

  private static void describe(ObjectNode node, Shard shard) {
    node.put("ShardId", shard.id());
    ObjectNode range =
        node.putObject("SequenceNumberRange")
            .put("StartingSequenceNumber", shard.start().toString());
    shard.end().ifPresent(end -> range.put("EndingSequenceNumber", end.toString()));
    shard.parent().ifPresent(parent -> node.put("ParentShardId", parent));
  }
}
