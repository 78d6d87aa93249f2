package io.benchtable.streams.stream;

import io.benchtable.streams.change.SequenceNumber;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Gives the place in a shard where reading is to begin. */
record GetShardIterator(
    StreamRegistry registry, ShardLogs logs, ShardIterators iterators, InstantSource clock)
    implements StreamOperation {

  /** Where reading is to begin. */
  private enum Type {
    AFTER_SEQUENCE_NUMBER,
    LATEST,
    AT_SEQUENCE_NUMBER,
    TRIM_HORIZON
  }

  private static final List<String> TYPES = Arrays.stream(Type.values()).map(Type::name).toList();

  @Override
  public JsonNode run(StreamRequest request) {
    Optional<String> arn = request.text("StreamArn");
    Optional<String> shardId = request.text("ShardId");
    Optional<String> type = request.text("ShardIteratorType");
    Optional<String> number = request.text("SequenceNumber");
    Violations violations = new Violations();
    violations.required("streamArn", arn.isPresent());
    violations.required("shardId", shardId.isPresent());
    violations.required("shardIteratorType", type.isPresent());
    StreamNames.checkArn(violations, "streamArn", arn);
    StreamNames.checkShard(violations, "shardId", shardId);
    violations.oneOf("shardIteratorType", type, TYPES);
    violations.length("sequenceNumber", number, 21, 40);
    violations.refuse();
    StreamView stream = StreamNames.stream(registry, arn.orElseThrow());
    Shard shard =
        stream.shard(shardId.orElseThrow()).orElseThrow(() -> StreamRefused.shardMissing());
    ShardReader.Place place = place(Type.valueOf(type.orElseThrow()), shard, number);
    String iterator =
        iterators.write(
            new ShardIterator(
                stream.arn(), shard.id(), place.offset(), place.after(), clock.instant()));
    return StreamNames.NODES.objectNode().put("ShardIterator", iterator);
  }

  private ShardReader.Place place(Type type, Shard shard, Optional<String> number) {
    return switch (type) {
      case TRIM_HORIZON -> new ShardReader.Place(ShardIterator.HORIZON, shard.before());
      case LATEST -> read(shard, ShardReader::latest);
      case AT_SEQUENCE_NUMBER -> {
        SequenceNumber wanted = number(type, shard, number);
        yield read(shard, reader -> reader.at(wanted));
      }
      case AFTER_SEQUENCE_NUMBER -> {
        SequenceNumber last = number(type, shard, number);
        yield read(shard, reader -> new ShardReader.Place(reader.at(last).offset(), last));
      }
    };
  }

  private static SequenceNumber number(Type type, Shard shard, Optional<String> text) {
    String given =
        text.orElseThrow(
            () ->
                StreamRefused.invalid(
                    "One or more parameter values were invalid: SequenceNumber must be provided"
                        + " for ShardIteratorType "
                        + type));
    return SequenceNumber.parse(given)
        .filter(shard::spans)
        .orElseThrow(() -> StreamRefused.invalid("Invalid SequenceNumber: " + given));
  }

  private ShardReader.Place read(Shard shard, Function<ShardReader, ShardReader.Place> work) {
    return logs.read(shard, clock.instant(), false, work);
  }
}
