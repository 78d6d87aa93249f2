package io.benchtable.streams.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** When publishers begin, and what they do before that. */
class StartIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
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

  private static RunningPublisher publisher() {
    RunningPublisher publisher = new RunningPublisher(postgres.database(), broker.clients());
    await()
        .atMost(PATIENCE)
        .until(() -> publisher.status.report().state() == PublicationState.PUBLISHING);
    return publisher;
  }
}
