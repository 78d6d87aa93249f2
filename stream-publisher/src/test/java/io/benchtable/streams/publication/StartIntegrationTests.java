package io.benchtable.streams.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.benchtable.streams.epoch.PostgresState;
import io.benchtable.streams.stream.PostgresStretches;
import io.benchtable.streams.table.PostgresTables;
import io.benchtable.streams.topic.KafkaTails;
import io.benchtable.streams.topic.KafkaTopics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What publishers do before their turn, and when it has come. */
class StartIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** When the session that holds the lock last said anything. */
  private static final String LAST_WORD =
      """
      select query_start::text from pg_stat_activity
      where pid = (select pid from pg_locks where locktype = 'advisory' and granted)
      """;

  private static Postgres postgres;
  private static Broker broker;

  @BeforeAll
  static void start() throws Exception {
    postgres = Postgres.start();
    broker = Broker.start();
    ItemTable.createSchema(postgres);
  }

  @AfterAll
  static void stop() throws Exception {
    broker.close();
    postgres.close();
  }

  @Test
  void waitsWhileAnotherPublisherReadsTheLog() throws Exception {
    RunningPublisher first = publisher();
    try (RunningPublisher second = new RunningPublisher(postgres.database(), broker.clients())) {
      await()
          .atMost(PATIENCE)
          .until(() -> second.status.report().state() == PublicationState.WAITING_FOR_SLOT);
      first.close();
      await()
          .atMost(PATIENCE)
          .until(() -> second.status.report().state() == PublicationState.PUBLISHING);
    } finally {
      first.close();
    }
  }

  @Test
  void asksOnOneConnectionAndOpensNothingElseBeforeItsTurn() throws Exception {
    KafkaClients unusable = new KafkaClients(Map.of("bootstrap.servers", "no address"));
    RunningPublisher first = publisher();
    try (RunningPublisher second = new RunningPublisher(postgres.database(), unusable)) {
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  postgres.isTrue(
                      """
                      select query_start > backend_start + interval '2 seconds'
                      from pg_stat_activity
                      where application_name = 'benchtable-stream-publisher'
                        and query like '%active_pid%' and pid <> pg_backend_pid()
                      """));
      assertThat(second.status.report().state()).isEqualTo(PublicationState.WAITING_FOR_SLOT);
      first.close();
      await()
          .atMost(PATIENCE)
          .until(() -> second.status.report().state() == PublicationState.FAILED);
      // It holds nobody up.
      publisher().close();
    } finally {
      first.close();
    }
  }

  @Test
  void keepsTheLockForAsLongAsItReadsTheEndsOfTopics() throws Exception {
    PublicationSettings settings = new PublicationSettings(1, 1, Duration.ofMillis(1100));
    Stalled stalled = new Stalled("table.stalled.1");
    try (Connection connection = postgres.connect();
        Admin admin = broker.clients().admin();
        KafkaEvents events = new KafkaEvents(broker.clients().producer());
        ExecutorService threads = Executors.newSingleThreadExecutor()) {
      admin.createTopics(List.of(new NewTopic("table.stalled.1", 1, (short) 1))).all().get();
      PostgresState state = new PostgresState(connection, Takeover.NAME);
      assertThat(state.lock()).isTrue();
      Takeover takeover =
          new Takeover(
              postgres.database(),
              state,
              new PostgresTables(connection),
              new PostgresStretches(connection),
              new KafkaTopics(admin, settings.topics()),
              new KafkaTails(stalled, 1),
              events,
              settings.flushDelay(),
              InstantSource.system());
      Future<Takeover.Outcome> taken = threads.submit(() -> takeover.run(Optional.empty()));
      await().atMost(PATIENCE).until(() -> stalled.polls.get() > 0);
      String last = postgres.text(LAST_WORD);
      await()
          .atMost(PATIENCE)
          .until(() -> postgres.text(LAST_WORD), word -> !word.isEmpty() && !word.equals(last));

      connection.abort(Runnable::run);
      assertThatThrownBy(taken::get).hasCauseInstanceOf(SQLException.class);
    } finally {
      try (Admin admin = broker.clients().admin()) {
        admin.deleteTopics(List.of("table.stalled.1")).all().get();
      }
    }
  }

  /** A topic whose last record does not come. */
  private static final class Stalled extends MockConsumer<byte[], byte[]> {

    final AtomicInteger polls = new AtomicInteger();

    Stalled(String topic) {
      super("earliest");
      TopicPartition state = new TopicPartition(KafkaTopics.STATE, 0);
      TopicPartition table = new TopicPartition(topic, 0);
      for (TopicPartition partition : List.of(state, table)) {
        updatePartitions(
            partition.topic(),
            List.of(
                new PartitionInfo(partition.topic(), 0, Node.noNode(), new Node[0], new Node[0])));
      }
      updateBeginningOffsets(Map.of(state, 0L, table, 0L));
      updateEndOffsets(Map.of(state, 0L, table, 1L));
    }

    @Override
    public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
      polls.incrementAndGet();
      return super.poll(timeout);
    }
  }

  @Test
  void removesTheTopicOfATableThatIsGoneOnceNothingOfItCanBeRead() throws Exception {
    ItemTable emptied = new ItemTable("emptied", 1);
    ItemTable unread = new ItemTable("unread", 2);
    ItemTable kept = new ItemTable("kept", 3);
    try (RunningPublisher publisher = publisher();
        Connection connection = postgres.connect()) {
      for (ItemTable table : List.of(emptied, unread, kept)) {
        table.create(connection, ItemTable.BOTH);
      }
      for (ItemTable table : List.of(emptied, unread)) {
        table.put(connection, "item-1", ItemTable.item("item-1", "s", 1));
        table.delete(connection);
      }
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  postgres.isTrue(
                      "select array_agg(relation) = array['items.t3'] from streams.tables"));
      assertThat(publisher.status.report().state()).isEqualTo(PublicationState.PUBLISHING);
    }
    try (Admin admin = broker.clients().admin()) {
      String foreign = "table.of-another-program.1";
      admin.createTopics(List.of(new NewTopic(foreign, 1, (short) 1))).all().get();
      publisher().close();
      assertThat(admin.listTopics().names().get())
          .contains(emptied.topic(), unread.topic(), kept.topic());
      expire(admin, emptied.topic());
      publisher().close();
      assertThat(admin.listTopics().names().get()).contains(emptied.topic());
      postgres.execute("update streams.stretches set closed_at = now() - interval '25 hours'");
      publisher().close();
      assertThat(admin.listTopics().names().get())
          .contains(unread.topic(), kept.topic(), foreign)
          .doesNotContain(emptied.topic());
    }
  }

  /** As after the time for which Kafka keeps events. */
  private static void expire(Admin admin, String topic) throws Exception {
    Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
    for (int number = 0; number < 4; number++) {
      all.put(new TopicPartition(topic, number), RecordsToDelete.beforeOffset(-1));
    }
    admin.deleteRecords(all).all().get();
  }

  private static RunningPublisher publisher() {
    RunningPublisher publisher = new RunningPublisher(postgres.database(), broker.clients());
    await()
        .atMost(PATIENCE)
        .until(() -> publisher.status.report().state() == PublicationState.PUBLISHING);
    return publisher;
  }
}
