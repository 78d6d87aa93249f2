package io.benchtable.streams.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KillIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int KILLS = 8;
  private static Postgres postgres;
  private static Broker broker;

  @BeforeAll
  static void start() throws Exception {
    postgres = Postgres.start(builder -> builder.setServerConfig("wal_sender_timeout", "2s"));
    broker = Broker.start();
    ItemTable.createSchema(postgres);
  }

  @AfterAll
  static void stop() throws Exception {
    broker.close();
    postgres.close();
  }

  @Test
  void losesAndRepeatsNothingWhenKilledAtAnyMoment() throws Exception {
    ItemTable table = new ItemTable("killed", 1);
    long seed = System.nanoTime();
    Random random = new Random(seed);
    System.out.println("Seed of the moments: " + seed);
    PublisherProcess publisher = startPublisher();
    try (Connection connection = postgres.connect()) {
      table.create(connection, ItemTable.BOTH);
    }
    try (Writers writers = new Writers(postgres, table, 4, 50, Long.MAX_VALUE, 2)) {
      for (int kill = 0; kill < KILLS; kill++) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(1500)));
        publisher.kill();
        // Some are killed while they start.
        if (random.nextInt(3) == 0) {
          PublisherProcess early = new PublisherProcess(postgres, broker);
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(2000)));
          early.kill();
        }
        publisher = startPublisher();
      }
      long writes = writers.stop();
      try (TopicReader reader = new TopicReader(broker, table.topic())) {
        await().atMost(PATIENCE).until(() -> reader.events().size() >= writes);
        writers.verify(reader.events());
        System.out.printf("%d writes, %d raw repeats%n", writes, reader.repeats());
        assertThat(reader.repeats()).isZero();
        assertThat(reader.events()).noneMatch(TopicReader.Received::isGap);
      }
    } finally {
      publisher.kill();
    }
  }

  @Test
  void staysCompleteWhenAHaltedPublisherFlushesLate() throws Exception {
    ItemTable table = new ItemTable("halted", 2);
    PublisherProcess first = startPublisher();
    try (Connection connection = postgres.connect()) {
      table.create(connection, ItemTable.BOTH);
    }
    try (Writers writers = new Writers(postgres, table, 4, 50, Long.MAX_VALUE, 1)) {
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
      first.halt();
      try (PublisherProcess second = startPublisher()) {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        first.goOn();
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
        long writes = writers.stop();
        try (TopicReader reader = new TopicReader(broker, table.topic())) {
          await().atMost(PATIENCE).until(() -> reader.events().size() >= writes);
          writers.verify(reader.events());
          System.out.printf("%d writes, %d raw repeats%n", writes, reader.repeats());
          assertThat(reader.events()).noneMatch(TopicReader.Received::isGap);
        }
        second.kill();
      }
    } finally {
      first.kill();
    }
  }

  private static PublisherProcess startPublisher() throws Exception {
    PublisherProcess publisher = new PublisherProcess(postgres, broker);
    await().atMost(PATIENCE).until(publisher::publishes);
    return publisher;
  }
}
