package io.benchtable.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.standalone.instance.Credentials;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamStatus;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** An SDK reads a table's whole life with the endpoint and the credentials of the tables. */
@NullUnmarked // started before each test; what must be there fails the test by itself
class StreamsIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String TABLE = "orders";

  @TempDir Path folder;

  private InstanceProcess instance;
  private DynamoDbClient tables;
  private DynamoDbStreamsClient streams;

  @BeforeEach
  void start() {
    instance = InstanceProcess.up(folder.resolve("data"), "memory");
    connect();
  }

  @AfterEach
  void stop() {
    tables.close();
    streams.close();
    instance.close();
  }

  @Test
  void readTheWholeLifeOfATable() {
    String first = create(StreamViewType.NEW_AND_OLD_IMAGES);
    for (int i = 0; i < 10; i++) {
      put(i, 1);
      put(i, 2);
    }
    assertThat(await(first, 20)).hasSize(20);

    instance.kill();
    instance = InstanceProcess.up(folder.resolve("data"), "memory");
    tables.close();
    streams.close();
    connect();
    for (int i = 0; i < 10; i++) {
      remove(i);
    }
    List<Record> records = await(first, 30);
    for (int i = 0; i < 10; i++) {
      String id = Integer.toString(i);
      List<Record> own =
          records.stream()
              .filter(record -> record.dynamodb().keys().get("id").s().equals(id))
              .toList();
      assertThat(own)
          .extracting(Record::eventName)
          .containsExactly(OperationType.INSERT, OperationType.MODIFY, OperationType.REMOVE);
      assertThat(own.get(0).dynamodb().hasOldImage()).isFalse();
      assertThat(own.get(1).dynamodb().oldImage().get("count").n()).isEqualTo("1");
      assertThat(own.get(1).dynamodb().newImage().get("count").n()).isEqualTo("2");
      assertThat(own.get(2).dynamodb().hasNewImage()).isFalse();
      assertThat(own)
          .allMatch(record -> record.eventVersion().equals("1.1"))
          .allMatch(record -> record.eventSource().equals("aws:dynamodb"))
          .allMatch(record -> record.dynamodb().sizeBytes() > 0)
          .extracting(record -> record.dynamodb().sequenceNumber())
          .isSorted()
          .doesNotHaveDuplicates();
    }
    assertThat(records).extracting(Record::eventID).doesNotHaveDuplicates();

    tables.updateTable(r -> r.tableName(TABLE).streamSpecification(s -> s.streamEnabled(false)));
    put(1, 7);
    tables.updateTable(
        r ->
            r.tableName(TABLE)
                .streamSpecification(
                    s -> s.streamEnabled(true).streamViewType(StreamViewType.KEYS_ONLY)));
    String second = latest();
    assertThat(second).isNotEqualTo(first);
    remove(1);
    Record removed = await(second, 1).getFirst();
    assertThat(removed.dynamodb().hasOldImage()).isFalse();
    assertThat(removed.dynamodb().streamViewType()).isEqualTo(StreamViewType.KEYS_ONLY);
    assertThat(describe(first).streamStatus()).isEqualTo(StreamStatus.DISABLED);
    assertThat(describe(first).keySchema().getFirst().keyType()).isEqualTo(KeyType.HASH);
    assertThat(read(first)).hasSize(30);

    tables.deleteTable(r -> r.tableName(TABLE));
    String third = create(StreamViewType.NEW_IMAGE);
    put(1, 9);
    assertThat(await(third, 1).getFirst().dynamodb().newImage().get("count").n()).isEqualTo("9");
    assertThat(streams.listStreams(r -> r.tableName(TABLE)).streams())
        .extracting(stream -> stream.streamArn())
        .containsExactly(first, second, third);
    assertThat(describe(second).streamStatus()).isEqualTo(StreamStatus.DISABLED);

    refuses();
  }

  private void refuses() {
    String missing = "arn:aws:dynamodb:local:000000000000:table/orders/stream/none";
    assertThatThrownBy(() -> describe(missing))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Requested resource not found: Stream: " + missing + " not found");
    try (DynamoDbStreamsClient stranger = streams("wrong-secret")) {
      assertThatThrownBy(() -> stranger.listStreams())
          .isInstanceOfSatisfying(
              DynamoDbException.class,
              refused ->
                  assertThat(refused.awsErrorDetails().errorCode())
                      .isEqualTo("InvalidSignatureException"));
    }
  }

  /** All records, shard after shard; null as the next iterator ends a shard that is closed. */
  private List<Record> read(String arn) {
    List<Record> records = new ArrayList<>();
    StreamDescription stream = describe(arn);
    Map<String, Boolean> ended = new HashMap<>();
    for (Shard shard : stream.shards()) {
      @Nullable String iterator =
          streams
              .getShardIterator(
                  r ->
                      r.streamArn(arn)
                          .shardId(shard.shardId())
                          .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
              .shardIterator();
      boolean more = true;
      while (iterator != null && more) {
        String place = iterator;
        GetRecordsResponse page = streams.getRecords(r -> r.shardIterator(place).limit(3));
        records.addAll(page.records());
        more = !page.records().isEmpty();
        iterator = page.nextShardIterator();
      }
      ended.put(shard.shardId(), iterator == null);
    }
    boolean over = stream.streamStatus() == StreamStatus.DISABLED;
    assertThat(ended.values()).allMatch(end -> end == over);
    return records;
  }

  private List<Record> await(String arn, int count) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(ResourceNotFoundException.class)
        .until(() -> read(arn), records -> records.size() >= count);
  }

  private StreamDescription describe(String arn) {
    return streams.describeStream(r -> r.streamArn(arn)).streamDescription();
  }

  private String create(StreamViewType view) {
    return tables
        .createTable(
            r ->
                r.tableName(TABLE)
                    .attributeDefinitions(
                        AttributeDefinition.builder()
                            .attributeName("id")
                            .attributeType(ScalarAttributeType.S)
                            .build())
                    .keySchema(
                        KeySchemaElement.builder()
                            .attributeName("id")
                            .keyType(KeyType.HASH)
                            .build())
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .streamSpecification(s -> s.streamEnabled(true).streamViewType(view)))
        .tableDescription()
        .latestStreamArn();
  }

  private String latest() {
    return tables.describeTable(r -> r.tableName(TABLE)).table().latestStreamArn();
  }

  private void put(int id, int count) {
    tables.putItem(
        r ->
            r.tableName(TABLE)
                .item(
                    Map.of(
                        "id", AttributeValue.fromS(Integer.toString(id)),
                        "count", AttributeValue.fromN(Integer.toString(count)))));
  }

  private void remove(int id) {
    tables.deleteItem(
        r -> r.tableName(TABLE).key(Map.of("id", AttributeValue.fromS(Integer.toString(id)))));
  }

  private void connect() {
    Credentials credentials = Credentials.read(instance.data());
    tables =
        DynamoDbClient.builder()
            .endpointOverride(address())
            .region(Region.of("local"))
            .credentialsProvider(provider(credentials.secretKey()))
            .httpClientBuilder(Apache5HttpClient.builder())
            .build();
    streams = streams(credentials.secretKey());
  }

  private DynamoDbStreamsClient streams(String secret) {
    return DynamoDbStreamsClient.builder()
        .endpointOverride(address())
        .region(Region.of("local"))
        .credentialsProvider(provider(secret))
        .httpClientBuilder(Apache5HttpClient.builder())
        .build();
  }

  private StaticCredentialsProvider provider(String secret) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(Credentials.read(instance.data()).keyId(), secret));
  }

  private URI address() {
    return instance.tables().address();
  }
}
