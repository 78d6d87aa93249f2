package io.benchtable.streams.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.benchtable.streams.topic.KafkaTails;
import io.benchtable.streams.topic.KafkaTopics;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContinuityIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private Postgres postgres;
  private Broker broker;

  @BeforeEach
  void start() throws Exception {
    postgres = Postgres.start();
    broker = Broker.start();
    ItemTable.createSchema(postgres);
  }

  @AfterEach
  void stop() throws Exception {
    broker.close();
    postgres.close();
  }

  @Test
  void goesOnWhenTheBrokerIsRestarted() throws Exception {
    ItemTable table = new ItemTable("broker", 1);
    try (RunningPublisher publisher = publisher();
        Connection connection = postgres.connect()) {
      table.create(connection, ItemTable.BOTH);
      try (Writers writers = new Writers(postgres, table, 4, 30, Long.MAX_VALUE, 2)) {
        pause(1);
        broker.restart();
        pause(1);
        broker.restart();
        pause(1);
        long writes = writers.stop();
        try (TopicReader reader = new TopicReader(broker, table.topic())) {
          await().atMost(PATIENCE).until(() -> reader.events().size() >= writes);
          writers.verify(reader.events());
          assertThat(reader.repeats()).isZero();
        }
      }
      assertThat(publisher.status.report().epoch()).isEqualTo(1);
    }
  }

  @Test
  void beginsAnEpochWithAGapWhenTheDatabaseIsAnother() throws Exception {
    ItemTable table = new ItemTable("system", 1);
    publishOne(table, 1);
    try (Postgres other = Postgres.start()) {
      ItemTable.createSchema(other);
      try (RunningPublisher publisher = start(other);
          Connection connection = other.connect()) {
        assertThat(publisher.status.report().epoch()).isEqualTo(2);
        table.create(connection, ItemTable.BOTH);
        table.put(connection, "item-1", ItemTable.item("item-1", "s", 1));
        expectGap(table, "SYSTEM_CHANGED");
      }
    }
  }

  @Test
  void beginsAnEpochWithAGapWhenTheDatabaseDroppedItsLog() throws Exception {
    ItemTable table = new ItemTable("lost", 1);
    publishOne(table, 1);
    try (Connection connection = postgres.connect()) {
      table.list(connection, "NEW_AND_OLD_IMAGES");
      table.put(connection, "item-1", ItemTable.item("item-1", "s", 2));
    }
    for (int i = 0; i < 10; i++) {
      postgres.execute("select pg_logical_emit_message(false, 'fill', 'x')");
      postgres.execute("select pg_switch_wal()");
    }
    postgres.execute("checkpoint");
    assertThat(postgres.isTrue("select wal_status = 'lost' from pg_replication_slots")).isTrue();
    try (RunningPublisher publisher = publisher();
        Connection connection = postgres.connect()) {
      assertThat(publisher.status.report().epoch()).isEqualTo(2);
      table.put(connection, "item-1", ItemTable.item("item-1", "s", 3));
      expectGap(table, "SLOT_INVALIDATED");
    }
  }

  @Test
  void beginsAnEpochWithAGapWhenTheSlotIsGone() throws Exception {
    ItemTable table = new ItemTable("missing", 1);
    publishOne(table, 1);
    try (Connection connection = postgres.connect()) {
      table.list(connection, "NEW_AND_OLD_IMAGES");
    }
    postgres.execute("select pg_drop_replication_slot('benchtable')");
    try (RunningPublisher publisher = publisher();
        Connection connection = postgres.connect()) {
      assertThat(publisher.status.report().epoch()).isEqualTo(2);
      table.put(connection, "item-1", ItemTable.item("item-1", "s", 3));
      expectGap(table, "SLOT_MISSING");
    }
  }

  @Test
  void beginsAnEpochWithAGapWhenSomebodyMovedTheSlot() throws Exception {
    ItemTable table = new ItemTable("moved", 1);
    publishOne(table, 1);
    try (Connection connection = postgres.connect()) {
      table.put(connection, "item-1", ItemTable.item("item-1", "s", 2));
    }
    postgres.execute(
        "select pg_replication_slot_advance('benchtable', pg_current_wal_flush_lsn())");
    try (RunningPublisher publisher = publisher();
        Connection connection = postgres.connect()) {
      assertThat(publisher.status.report().epoch()).isEqualTo(2);
      table.put(connection, "item-1", ItemTable.item("item-1", "s", 3));
      expectGap(table, "SLOT_MOVED");
    }
  }

  @Test
  void sendsAgainWhatKafkaLostBeforeItWasConfirmed() throws Exception {
    ItemTable table = new ItemTable("vanished", 1);
    RunningPublisher started =
        new RunningPublisher(postgres.database(), broker.clients(), Duration.ofSeconds(10));
    try (RunningPublisher publisher = publishing(started);
        Connection connection = postgres.connect()) {
      table.create(connection, ItemTable.BOTH);
      table.put(connection, "item-1", ItemTable.item("item-1", "s", 1));
      await()
          .atMost(PATIENCE)
          .until(() -> publisher.count("benchtable.streams.events.published") >= 1);
      // As after a crash before the broker wrote to disk: the topic is there, its end is not.
      try (Admin admin = broker.clients().admin()) {
        admin.deleteTopics(List.of(table.topic())).all().get();
        admin.createTopics(List.of(new NewTopic(table.topic(), 4, (short) 1))).all().get();
      }
      await().atMost(PATIENCE).until(() -> publisher.status.report().epoch() == 2);
      expectGap(table, "EVENTS_LOST");
      try (TopicReader reader = new TopicReader(broker, table.topic())) {
        await()
            .atMost(PATIENCE)
            .until(() -> reader.events().stream().anyMatch(event -> event.newCount() == 1));
      }
    }
  }

  @Test
  void passesOverWhatOthersWroteAndWhatIsLate() throws Exception {
    ItemTable table = new ItemTable("shared", 1);
    publishOne(table, 1);
    try (Admin admin = broker.clients().admin();
        var consumer = broker.clients().consumer();
        var producer = broker.clients().producer()) {
      admin.createTopics(List.of(new NewTopic("table.foreign", 1, (short) 1))).all().get();
      String newest = new KafkaTails(consumer, 100).lastValues(KafkaTopics.STATE).getLast();
      for (String topic : List.of("table.foreign", table.topic())) {
        ProducerRecord<byte[], byte[]> foreign =
            new ProducerRecord<>(topic, 0, null, "foreign".getBytes(StandardCharsets.UTF_8));
        foreign.headers().add("ce_id", "foreign".getBytes(StandardCharsets.UTF_8));
        producer.send(foreign).get();
      }
      String late = newest.replaceFirst("\"confirmed\":\"[^\"]*\"", "\"confirmed\":\"0/1\"");
      assertThat(late).isNotEqualTo(newest);
      producer
          .send(
              new ProducerRecord<>(
                  KafkaTopics.STATE,
                  "incarnation".getBytes(StandardCharsets.UTF_8),
                  late.getBytes(StandardCharsets.UTF_8)))
          .get();
    }
    try (RunningPublisher publisher = publisher()) {
      assertThat(publisher.status.report().epoch()).isEqualTo(1);
    }
  }

  /** In every partition a gap comes between what was published before and after. */
  private void expectGap(ItemTable table, String reason) {
    try (TopicReader reader = new TopicReader(broker, table.topic())) {
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  reader.events().stream()
                      .anyMatch(event -> !event.isGap() && event.id().startsWith("0002-")));
      List<TopicReader.Received> gaps =
          reader.events().stream().filter(TopicReader.Received::isGap).toList();
      assertThat(gaps).extracting(TopicReader.Received::partition).containsOnly(0, 1, 2, 3);
      assertThat(gaps)
          .allSatisfy(
              gap -> {
                assertThat(gap.value().path("reason").asString()).isEqualTo(reason);
                assertThat(gap.value().path("epoch").asInt()).isEqualTo(2);
                assertThat(gap.id()).isEqualTo("0002-0000000000000000-000000");
              });
    }
  }

  private void publishOne(ItemTable table, long count) throws Exception {
    try (RunningPublisher publisher = publisher();
        Connection connection = postgres.connect()) {
      table.create(connection, ItemTable.BOTH);
      table.put(connection, "item-1", ItemTable.item("item-1", "s", count));
      await()
          .atMost(PATIENCE)
          .until(() -> publisher.count("benchtable.streams.events.published") >= 1);
    }
  }

  private RunningPublisher publisher() {
    return start(postgres);
  }

  private RunningPublisher start(Postgres from) {
    return publishing(new RunningPublisher(from.database(), broker.clients()));
  }

  private static RunningPublisher publishing(RunningPublisher publisher) {
    await()
        .atMost(PATIENCE)
        .until(() -> publisher.status.report().state() == PublicationState.PUBLISHING);
    return publisher;
  }

  private static void pause(int seconds) {
    java.util.concurrent.locks.LockSupport.parkNanos(
        java.util.concurrent.TimeUnit.SECONDS.toNanos(seconds));
  }
}
