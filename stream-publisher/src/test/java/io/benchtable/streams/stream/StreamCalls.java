package io.benchtable.streams.stream;

import io.benchtable.streams.wal.Database;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the operations on streams of a database and a broker, at a time of one's own. */
public final class StreamCalls implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final PostgresStreams registry;
  private final KafkaReaders readers;
  private final StreamOperations operations;

  public StreamCalls(Database database, ReaderClients clients, InstantSource clock) {
    registry = new PostgresStreams(database, clock);
    readers = new KafkaReaders(clients, 2, Duration.ofSeconds(10));
    operations =
        StreamsConfiguration.operations(
            registry,
            new ShardLogs(readers, clients.depth()),
            new ShardIterators("test-token"),
            clock);
  }

  /** The answer, or {@code {"__type", "message"}}. */
  public JsonNode call(String operation, String body) {
    try {
      return operations
          .at(operation)
          .run(StreamRequest.parse(body.getBytes(StandardCharsets.UTF_8)));
    } catch (StreamRefused e) {
      return JSON.createObjectNode()
          .put("__type", e.code().type().replaceAll(".*#", ""))
          .put("message", e.text());
    }
  }

  /** The names of the streams of a table, oldest first. */
  public List<String> arns(String table) {
    List<String> arns = new ArrayList<>();
    call("ListStreams", "{\"TableName\": \"" + table + "\"}")
        .path("Streams")
        .forEach(stream -> arns.add(stream.path("StreamArn").asString("")));
    return arns;
  }

  public JsonNode describe(String arn) {
    return call("DescribeStream", "{\"StreamArn\": \"" + arn + "\"}").path("StreamDescription");
  }

  /** Places to begin, or why there is none. */
  public JsonNode iterator(String arn, String shard, String type, String number) {
    return call(
        "GetShardIterator",
        """
        {"StreamArn": "%s", "ShardId": "%s", "ShardIteratorType": "%s"%s}
        """
            .formatted(
                arn,
                shard,
                type,
                number.isEmpty() ? "" : ", \"SequenceNumber\": \"" + number + "\""));
  }

  public JsonNode records(String iterator, int limit) {
    return call(
        "GetRecords", "{\"ShardIterator\": \"" + iterator + "\", \"Limit\": " + limit + "}");
  }

  /** All records that are there, shard by shard, parents first; as a careful client reads them. */
  public List<JsonNode> all(String arn, int limit) {
    List<JsonNode> records = new ArrayList<>();
    for (JsonNode shard : describe(arn).path("Shards")) {
      String next =
          iterator(arn, shard.path("ShardId").asString(""), "TRIM_HORIZON", "")
              .path("ShardIterator")
              .asString("");
      while (!next.isEmpty()) {
        JsonNode page = records(next, limit);
        page.path("Records").forEach(records::add);
        next = page.path("NextShardIterator").asString("");
        if (page.path("Records").isEmpty()) {
          break;
        }
      }
    }
    return records;
  }

  @Override
  public void close() {
    readers.close();
    registry.close();
  }
}
