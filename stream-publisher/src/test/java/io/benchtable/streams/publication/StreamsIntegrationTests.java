package io.benchtable.streams.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.benchtable.streams.stream.StreamCalls;
import io.benchtable.streams.table.Stream;
import io.benchtable.streams.table.TableMessage;
import io.benchtable.streams.table.ViewType;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The streams of tables, read from a broker while publishers come and go. */
class StreamsIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final AtomicLong GENERATIONS = new AtomicLong();
  private static final AtomicLong AHEAD = new AtomicLong();
  private static final InstantSource CLOCK = () -> Instant.now().plusSeconds(AHEAD.get());

  private static Postgres postgres;
  private static Broker broker;
  private static RunningPublisher publisher;
  private static StreamCalls streams;

  @BeforeAll
  static void start() throws Exception {
    postgres = Postgres.start();
    broker = Broker.start();
    ItemTable.createSchema(postgres);
    publisher = startPublisher();
    streams = new StreamCalls(postgres.database(), broker.clients(), CLOCK);
  }

  @AfterAll
  static void stop() throws Exception {
    streams.close();
    publisher.close();
    broker.close();
    postgres.close();
  }

  @Test
  void readsTheWholeLifeOfATableAcrossARestart() throws Exception {
    ItemTable table = new ItemTable("life", GENERATIONS.incrementAndGet());
    try (Connection connection = postgres.connect()) {
      table.create(connection, stream(ViewType.NEW_AND_OLD_IMAGES, "2026-01-01T00:00:00.000"));
      for (int i = 0; i < 20; i++) {
        table.put(connection, "i" + i, ItemTable.item("i" + i, "s", 1));
        table.put(connection, "i" + i, ItemTable.item("i" + i, "s", 2));
      }
      String arn = arns("life", 1).getFirst();
      awaitRecords(arn, 40);
      publisher.close();
      for (int i = 0; i < 20; i++) {
        table.remove(connection, "i" + i);
      }
      publisher = startPublisher();
      awaitRecords(arn, 60);
      List<JsonNode> records = streams.all(arn, 7);
      for (int i = 0; i < 20; i++) {
        String item = "i" + i;
        List<JsonNode> own = records.stream().filter(record -> item.equals(key(record))).toList();
        assertThat(own)
            .extracting(record -> record.path("eventName").asString())
            .containsExactly("INSERT", "MODIFY", "REMOVE");
        assertThat(own.get(1).at("/dynamodb/OldImage/count/N").asString()).isEqualTo("1");
        assertThat(own.get(1).at("/dynamodb/NewImage/count/N").asString()).isEqualTo("2");
        assertThat(own.get(2).at("/dynamodb").has("NewImage")).isFalse();
      }

      table.change(connection, new Stream.Disabled());
      table.put(connection, "unseen", ItemTable.item("unseen", "s", 1));
      table.change(connection, stream(ViewType.KEYS_ONLY, "2026-01-02T00:00:00.000"));
      connection.setAutoCommit(false);
      table.remove(connection, "unseen");
      ItemTable.say(
          connection,
          new TableMessage.UserIdentity(
              "{\"type\":\"Service\",\"principalId\":\"dynamodb.amazonaws.com\"}"));
      connection.commit();
      connection.setAutoCommit(true);
      String second = arns("life", 2).getLast();
      awaitRecords(second, 1);
      JsonNode removed = streams.all(second, 1).getFirst();
      assertThat(removed.path("eventName").asString()).isEqualTo("REMOVE");
      assertThat(removed.at("/dynamodb").has("OldImage")).isFalse();
      assertThat(removed.at("/dynamodb/StreamViewType").asString()).isEqualTo("KEYS_ONLY");
      assertThat(removed.at("/userIdentity/PrincipalId").asString())
          .isEqualTo("dynamodb.amazonaws.com");
      assertThat(streams.describe(arn).path("StreamStatus").asString()).isEqualTo("DISABLED");
      assertEnds(arn);
      assertThat(streams.all(arn, 1000)).hasSize(60);

      table.delete(connection);
      ItemTable again = new ItemTable("life", GENERATIONS.incrementAndGet());
      again.create(connection, stream(ViewType.NEW_IMAGE, "2026-01-03T00:00:00.000"));
      again.put(connection, "i1", ItemTable.item("i1", "s", 9));
      String third = arns("life", 3).getLast();
      awaitRecords(third, 1);
      assertThat(streams.describe(second).path("StreamStatus").asString()).isEqualTo("DISABLED");
      assertThat(streams.describe(third).path("StreamStatus").asString()).isEqualTo("ENABLED");
      assertEnds(second);
    }
  }

  @Test
  void dropsRepeatsAndBeginsAnywhere() throws Exception {
    ItemTable table = new ItemTable("repeats", GENERATIONS.incrementAndGet());
    try (Connection connection = postgres.connect()) {
      table.create(connection, ItemTable.BOTH);
      for (int i = 0; i < 30; i++) {
        table.put(connection, "same", ItemTable.item("same", "s", i));
      }
      String arn = arns("repeats", 1).getFirst();
      awaitRecords(arn, 30);
      writeAgain(table.topic());
      for (int i = 30; i < 40; i++) {
        table.put(connection, "same", ItemTable.item("same", "s", i));
      }
      awaitRecords(arn, 40);
      List<JsonNode> records = streams.all(arn, 3);
      assertThat(records)
          .extracting(record -> record.at("/dynamodb/NewImage/count/N").asInt(-1))
          .isEqualTo(IntStream.range(0, 40).boxed().toList());
      List<String> numbers =
          records.stream().map(record -> record.at("/dynamodb/SequenceNumber").asString()).toList();
      assertThat(numbers).isSorted().doesNotHaveDuplicates().allMatch(n -> n.matches("[0-9]{31}"));
      String shard = shardOf(arn, numbers.getFirst());
      for (int i = 0; i < 40; i += 3) {
        assertThat(next(arn, shard, "AT_SEQUENCE_NUMBER", numbers.get(i)))
            .containsExactlyElementsOf(numbers.subList(i, 40));
        assertThat(next(arn, shard, "AFTER_SEQUENCE_NUMBER", numbers.get(i)))
            .containsExactlyElementsOf(numbers.subList(i + 1, 40));
      }
      assertThat(next(arn, shard, "LATEST", "")).isEmpty();
    }
  }

  @Test
  void goesOnInChildrenWhereTheHistoryIsBroken() throws Exception {
    ItemTable table = new ItemTable("broken", GENERATIONS.incrementAndGet());
    try (Connection connection = postgres.connect()) {
      table.create(connection, ItemTable.BOTH);
      table.put(connection, "a", ItemTable.item("a", "s", 1));
      String arn = arns("broken", 1).getFirst();
      awaitRecords(arn, 1);
      table.put(connection, "a", "{\"id\": {\"S\": \"\\ud800x\"}}");
      table.put(connection, "b", ItemTable.item("b", "s", 2));
      awaitRecords(arn, 2);
      JsonNode shards = streams.describe(arn).path("Shards");
      assertThat(shards).hasSize(8);
      Set<String> parents = new HashSet<>();
      for (int i = 0; i < 8; i++) {
        JsonNode range = shards.get(i).path("SequenceNumberRange");
        assertThat(range.has("EndingSequenceNumber")).isEqualTo(i < 4);
        parents.add(shards.get(i).path("ParentShardId").asString("none"));
      }
      assertThat(parents).hasSize(5).contains("none", id(shards.get(0)), id(shards.get(3)));
    }
  }

  @Test
  void trimsAfter24HoursAndForgetsWhatWasDisabled() throws Exception {
    ItemTable table = new ItemTable("trimmed", GENERATIONS.incrementAndGet());
    try (Connection connection = postgres.connect()) {
      table.create(connection, ItemTable.BOTH);
      table.put(connection, "a", ItemTable.item("a", "s", 1));
      table.put(connection, "a", ItemTable.item("a", "s", 2));
      String arn = arns("trimmed", 1).getFirst();
      awaitRecords(arn, 2);
      String number = streams.all(arn, 1).getFirst().at("/dynamodb/SequenceNumber").asString();
      String shard = shardOf(arn, number);
      String iterator =
          streams
              .iterator(arn, shard, "AT_SEQUENCE_NUMBER", number)
              .path("ShardIterator")
              .asString();
      try {
        AHEAD.set(14 * 60);
        assertThat(streams.records(iterator, 1).path("Records")).hasSize(1);
        AHEAD.set(15 * 60 + 1);
        assertThat(streams.records(iterator, 1).path("__type").asString())
            .isEqualTo("ExpiredIteratorException");
        AHEAD.set(24 * 60 * 60 + 120);
        assertThat(streams.all(arn, 1)).isEmpty();
        for (String type : List.of("AT_SEQUENCE_NUMBER", "AFTER_SEQUENCE_NUMBER")) {
          assertThat(streams.iterator(arn, shard, type, number).path("__type").asString())
              .isEqualTo("TrimmedDataAccessException");
        }
        AHEAD.set(0);
        table.change(connection, new Stream.Disabled());
        await()
            .atMost(PATIENCE)
            .until(() -> streams.describe(arn).path("StreamStatus").asString().equals("DISABLED"));
        AHEAD.set(23 * 60 * 60);
        assertThat(streams.all(arn, 10)).hasSize(2);
        AHEAD.set(24 * 60 * 60 + 120);
        assertThat(streams.arns("trimmed")).isEmpty();
        assertThat(streams.call("DescribeStream", "{\"StreamArn\": \"" + arn + "\"}"))
            .hasToString(
                "{\"__type\":\"ResourceNotFoundException\",\"message\":"
                    + "\"Requested resource not found: Stream: %s not found\"}".formatted(arn));
      } finally {
        AHEAD.set(0);
      }
    }
  }

  /** As a publisher does that lost its turn and does not know it yet. */
  private static void writeAgain(String topic) {
    try (var consumer = broker.clients().consumer();
        var producer = broker.clients().producer()) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
                return records.size() >= 30;
              });
      records.forEach(
          record ->
              producer.send(
                  new ProducerRecord<>(
                      topic,
                      record.partition(),
                      null,
                      record.key(),
                      record.value(),
                      record.headers())));
      producer.flush();
    }
  }

  private static List<String> next(String arn, String shard, String type, String number) {
    String iterator =
        streams.iterator(arn, shard, type, number).path("ShardIterator").asString("none");
    List<String> numbers = new ArrayList<>();
    streams
        .records(iterator, 1000)
        .path("Records")
        .forEach(record -> numbers.add(record.at("/dynamodb/SequenceNumber").asString()));
    return numbers;
  }

  /** The shard that a record is in. */
  private static String shardOf(String arn, String number) {
    for (JsonNode shard : streams.describe(arn).path("Shards")) {
      if (next(arn, id(shard), "TRIM_HORIZON", "").contains(number)) {
        return id(shard);
      }
    }
    throw new AssertionError("Expected " + number + " in a shard of " + arn);
  }

  private static void assertEnds(String arn) {
    for (JsonNode shard : streams.describe(arn).path("Shards")) {
      String iterator =
          streams.iterator(arn, id(shard), "TRIM_HORIZON", "").path("ShardIterator").asString();
      JsonNode page = streams.records(iterator, 1000);
      assertThat(page.has("Records")).isTrue();
      assertThat(page.has("NextShardIterator")).isFalse();
    }
  }

  private static String id(JsonNode shard) {
    return shard.path("ShardId").asString();
  }

  private static String key(JsonNode record) {
    return record.at("/dynamodb/Keys/id/S").asString();
  }

  private static List<String> arns(String table, int count) {
    return await().atMost(PATIENCE).until(() -> streams.arns(table), arns -> arns.size() == count);
  }

  private static void awaitRecords(String arn, int count) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(streams.all(arn, 100)).hasSize(count));
  }

  private static Stream stream(ViewType viewType, String label) {
    return new Stream.Enabled(viewType, label);
  }

  private static RunningPublisher startPublisher() {
    RunningPublisher started = new RunningPublisher(postgres.database(), broker.clients());
    await()
        .atMost(PATIENCE)
        .until(() -> started.status.report().state() == PublicationState.PUBLISHING);
    return started;
  }
}
