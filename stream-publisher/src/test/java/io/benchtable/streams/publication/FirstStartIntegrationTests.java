package io.benchtable.streams.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.benchtable.streams.table.Stream;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A publisher that never ran before, beside tables that are in use. */
class FirstStartIntegrationTests {

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
  void beginsWithAGapWhereTablesWereThereBefore() throws Exception {
    ItemTable table = new ItemTable("before", 1);
    try (Connection connection = postgres.connect()) {
      table.create(connection, ItemTable.BOTH);
      table.put(connection, "item-1", ItemTable.item("item-1", "s", 1));
      table.list(connection, "NEW_AND_OLD_IMAGES");
    }
    try (RunningPublisher publisher = publisher();
        Connection connection = postgres.connect();
        TopicReader reader = new TopicReader(broker, table.topic())) {
      assertThat(publisher.status.report().epoch()).isEqualTo(1);
      table.put(connection, "item-1", ItemTable.item("item-1", "s", 2));
      await()
          .atMost(PATIENCE)
          .until(() -> reader.events().stream().anyMatch(event -> event.oldCount() == 1));
      List<TopicReader.Received> gaps =
          reader.events().stream().filter(TopicReader.Received::isGap).toList();
      assertThat(gaps)
          .extracting(TopicReader.Received::partition)
          .containsExactlyInAnyOrder(0, 1, 2, 3);
      assertThat(gaps)
          .allSatisfy(
              gap -> {
                assertThat(gap.value().path("reason").asString()).isEqualTo("STARTED_LATE");
                assertThat(gap.id()).isEqualTo("0001-0000000000000000-000000");
              });
    }
  }

  @Test
  void beginsWithoutAGapWhereNoTableHadAStream() throws Exception {
    ItemTable table = new ItemTable("quiet", 1);
    try (Connection connection = postgres.connect()) {
      table.create(connection, new Stream.Disabled());
      table.list(connection, null);
    }
    try (RunningPublisher publisher = publisher();
        Connection connection = postgres.connect()) {
      table.change(connection, ItemTable.BOTH);
      table.put(connection, "item-1", ItemTable.item("item-1", "s", 1));
      await()
          .atMost(PATIENCE)
          .until(() -> publisher.count("benchtable.streams.events.published") == 1);
      try (TopicReader reader = new TopicReader(broker, table.topic())) {
        await().atMost(PATIENCE).until(() -> !reader.events().isEmpty());
        assertThat(reader.events()).singleElement().matches(event -> event.newCount() == 1);
      }
    }
  }

  @Test
  void holdsTheLogAlreadyWhileKafkaDoesNotAnswer() throws Exception {
    ItemTable table = new ItemTable("early", 1);
    broker.stop();
    try (RunningPublisher publisher = new RunningPublisher(postgres.database(), broker.clients());
        Connection connection = postgres.connect()) {
      await()
          .atMost(PATIENCE)
          .until(() -> publisher.status.report().state() == PublicationState.FAILED);
      table.create(connection, ItemTable.BOTH);
      table.list(connection, "NEW_AND_OLD_IMAGES");
      table.put(connection, "item-1", ItemTable.item("item-1", "s", 1));
      broker.restart();
      await()
          .atMost(PATIENCE)
          .until(() -> publisher.count("benchtable.streams.events.published") == 1);
      try (TopicReader reader = new TopicReader(broker, table.topic())) {
        await().atMost(PATIENCE).until(() -> !reader.events().isEmpty());
        assertThat(reader.events()).singleElement().matches(event -> event.newCount() == 1);
      }
    }
  }

  @Test
  void beginsWithAGapWhereNobodyNotedWhatTablesThereWereBeforeTheLog() throws Exception {
    ItemTable table = new ItemTable("unnoted", 1);
    postgres.execute("select pg_create_logical_replication_slot('benchtable', 'pgoutput')");
    try (Connection connection = postgres.connect()) {
      table.create(connection, ItemTable.BOTH);
      table.list(connection, "NEW_AND_OLD_IMAGES");
    }
    try (RunningPublisher publisher = publisher();
        TopicReader reader = new TopicReader(broker, table.topic())) {
      await().atMost(PATIENCE).until(() -> reader.events().size() == 4);
      assertThat(reader.events()).allMatch(TopicReader.Received::isGap);
      assertThat(publisher.status.report().epoch()).isEqualTo(1);
    }
  }

  private RunningPublisher publisher() {
    RunningPublisher publisher = new RunningPublisher(postgres.database(), broker.clients());
    await()
        .atMost(PATIENCE)
        .until(() -> publisher.status.report().state() == PublicationState.PUBLISHING);
    return publisher;
  }
}
