package io.benchtable.streams.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.streams.change.ChangeId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class StreamRequestsTests {

  private static final String ARN =
      "arn:aws:dynamodb:local:000000000000:table/orders/stream/2026-11-23T10:15:30.123";
  private static final Instant NOW = Stretches.OPENED.plusSeconds(60);

  private final StreamRegistry registry =
      new StreamRegistry() {
        @Override
        public List<StreamView> all() {
          ChangeId epoch = ChangeId.firstOf(2);
          Stretch first = Stretches.open(InMemoryLog.id(1, 10));
          return Streams.at(
              NOW,
              List.of(
                  Stretches.closed(first, epoch, NOW),
                  Stretches.open(7, first.stream().label(), epoch, NOW),
                  Stretches.open(8, "2026-11-24T00:00:00.000", epoch, NOW),
                  Stretches.open(9, "2026-11-25T00:00:00.000", epoch, NOW)),
              Optional.empty());
        }

        @Override
        public Optional<StreamView> find(StreamArn arn) {
          return all().stream().filter(stream -> stream.arn().equals(arn)).findFirst();
        }

        @Override
        public Optional<StreamView> findNow(StreamArn arn) {
          return find(arn);
        }
      };

  private final ShardIterators iterators = new ShardIterators("t");
  private final StreamOperations operations =
      StreamsConfiguration.operations(
          registry,
          new ShardLogs(
              new KafkaReaders(
                  new ReaderClients() {
                    @Override
                    public org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> open() {
                      throw new org.apache.kafka.common.KafkaException("not there");
                    }

                    @Override
                    public int depth() {
                      return 1;
                    }
                  },
                  1,
                  Duration.ZERO),
              1),
          iterators,
          InstantSource.fixed(NOW));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DescribeStream | {} | VALIDATION | 1 validation error detected: Value null at 'streamArn' failed to satisfy constraint: Member must not be null",
        "DescribeStream | {\"StreamArn\":\"x\",\"Limit\":0} | VALIDATION | 2 validation errors detected: Value 'x' at 'streamArn' failed to satisfy constraint: Member must have length greater than or equal to 37; Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1",
        "DescribeStream | {\"StreamArn\":\"arn:aws:dynamodb:local:000000000000:table/orders/stream/none\"} | RESOURCE_NOT_FOUND | Requested resource not found: Stream: arn:aws:dynamodb:local:000000000000:table/orders/stream/none not found",
        "DescribeStream | {\"StreamArn\":\"arn:aws:dynamodb:us-east-1:000000000000:table/orders/stream/2026-11-23T10:15:30.123\"} | RESOURCE_NOT_FOUND | Requested resource not found: Stream: arn:aws:dynamodb:us-east-1:000000000000:table/orders/stream/2026-11-23T10:15:30.123 not found",
        "DescribeStream | {\"StreamArn\":5} | SERIALIZATION | NUMBER_VALUE cannot be converted to String",
        "ListStreams | {\"TableName\":\"a!\",\"Limit\":101} | VALIDATION | 3 validation errors detected: Value 'a!' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 3; Value 'a!' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; Value '101' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 100",
        "GetRecords | {\"ShardIterator\":\"x\"} | VALIDATION | Invalid ShardIterator",
        "GetRecords | {\"ShardIterator\":\"x\",\"Limit\":1001} | VALIDATION | 1 validation error detected: Value '1001' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 1000",
        "GetRecords | {\"ShardIterator\":\"\"} | VALIDATION | 1 validation error detected: Value '' at 'shardIterator' failed to satisfy constraint: Member must have length greater than or equal to 1",
        "GetShardIterator | {\"StreamArn\":\"@\",\"ShardId\":\"shardId-00000001795428930123-0a1b2000\",\"ShardIteratorType\":\"NOW\"} | VALIDATION | 1 validation error detected: Value 'NOW' at 'shardIteratorType' failed to satisfy constraint: Member must satisfy enum value set: [AFTER_SEQUENCE_NUMBER, LATEST, AT_SEQUENCE_NUMBER, TRIM_HORIZON]",
        "GetShardIterator | {\"StreamArn\":\"@\",\"ShardId\":\"shardId-00000000000000000000-00000000\",\"ShardIteratorType\":\"LATEST\"} | RESOURCE_NOT_FOUND | Requested resource not found: Shard does not exist",
        "GetShardIterator | {\"StreamArn\":\"@\",\"ShardId\":\"#\",\"ShardIteratorType\":\"AT_SEQUENCE_NUMBER\",\"SequenceNumber\":\"000000000000000000001\"} | VALIDATION | Invalid SequenceNumber: 000000000000000000001",
        "GetShardIterator | {\"StreamArn\":\"@\",\"ShardId\":\"#\",\"ShardIteratorType\":\"LATEST\"} | UNAVAILABLE | The streams cannot be read now; try again.",
        "Foo | {} | UNKNOWN_OPERATION | ''"
      })
  void refusesAsTheProtocolDoes(String operation, String body, ErrorCode code, String text) {
    String shard = registry.all().getFirst().shards().getFirst().id();
    assertThatThrownBy(() -> call(operation, body.replace("@", ARN).replace("#", shard)))
        .isInstanceOfSatisfying(
            StreamRefused.class,
            refused -> {
              assertThat(refused.text()).isEqualTo(text);
              assertThat(refused.code()).isEqualTo(code);
            });
  }

  @Test
  void refusesAnIteratorThatIsTooOld() {
    Shard shard = registry.all().getFirst().shards().getFirst();
    ShardIterator old =
        new ShardIterator(
            InMemoryLog.ARN, shard.id(), 0, shard.before(), NOW.minusSeconds(15 * 60 + 1));
    assertThatThrownBy(
            () -> call("GetRecords", "{\"ShardIterator\":\"" + iterators.write(old) + "\"}"))
        .isInstanceOfSatisfying(
            StreamRefused.class,
            refused -> {
              assertThat(refused.text()).isEqualTo("Shard iterator has expired");
              assertThat(refused.code()).isEqualTo(ErrorCode.EXPIRED_ITERATOR);
            });
  }

  @Test
  void listsStreamsPageByPage() {
    List<String> listed = new ArrayList<>();
    String body = "{\"TableName\":\"orders\",\"Limit\":2}";
    JsonNode page = call("ListStreams", body);
    assertThat(page.path("Streams")).hasSize(2);
    page.path("Streams").forEach(stream -> listed.add(stream.path("StreamLabel").asString("")));
    String last = page.path("LastEvaluatedStreamArn").asString("");
    page = call("ListStreams", "{\"Limit\":2,\"ExclusiveStartStreamArn\":\"" + last + "\"}");
    page.path("Streams").forEach(stream -> listed.add(stream.path("StreamLabel").asString("")));
    assertThat(listed)
        .containsExactly(
            "2026-11-23T10:15:30.123", "2026-11-24T00:00:00.000", "2026-11-25T00:00:00.000");
    assertThat(page.has("LastEvaluatedStreamArn")).isFalse();
    assertThat(call("ListStreams", "{\"TableName\":\"other\"}").path("Streams")).isEmpty();
  }

  @Test
  void describesShardsPageByPage() {
    List<JsonNode> shards = new ArrayList<>();
    String after = "";
    do {
      JsonNode page =
          call("DescribeStream", "{\"StreamArn\":\"" + ARN + "\",\"Limit\":3" + after + "}")
              .path("StreamDescription");
      assertThat(page.path("StreamStatus").asString()).isEqualTo("ENABLED");
      assertThat(page.path("KeySchema").toString())
          .isEqualTo("[{\"AttributeName\":\"id\",\"KeyType\":\"HASH\"}]");
      page.path("Shards").forEach(shards::add);
      String last = page.path("LastEvaluatedShardId").asString("");
      after = last.isEmpty() ? "" : ",\"ExclusiveStartShardId\":\"" + last + "\"";
    } while (!after.isEmpty());
    assertThat(shards).hasSize(4);
    assertThat(shards.get(0).at("/SequenceNumberRange/EndingSequenceNumber").asString())
        .isEqualTo(ChangeId.firstOf(2).sequenceNumber().toString());
    assertThat(shards.get(2).path("SequenceNumberRange").has("EndingSequenceNumber")).isFalse();
    assertThat(shards.get(2).path("ParentShardId")).isEqualTo(shards.get(0).path("ShardId"));
    JsonNode children =
        call(
            "DescribeStream",
            """
            {"StreamArn":"%s","ShardFilter":{"Type":"CHILD_SHARDS","ShardId":"%s"}}
            """
                .formatted(ARN, shards.get(1).path("ShardId").asString("")));
    assertThat(children.at("/StreamDescription/Shards")).containsExactly(shards.get(3));
  }

  private JsonNode call(String operation, String body) {
    return operations.at(operation).run(StreamRequest.parse(body.getBytes(StandardCharsets.UTF_8)));
  }
}
