package io.benchtable.streams.publication;

import io.benchtable.streams.wal.Database;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;

/** A publisher in this process. */
final class RunningPublisher implements AutoCloseable {

  final PublicationStatus status = new PublicationStatus();
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Publication publication;
  private final Thread thread;

  RunningPublisher(Database database, KafkaClients kafka) {
    this(database, kafka, Duration.ofMillis(1100));
  }

  RunningPublisher(Database database, KafkaClients kafka, Duration flushDelay) {
    publication =
        new Publication(
            database,
            kafka,
            new PublicationSettings(4, 1, flushDelay),
            status,
            new PublicationMetrics(registry, status),
            InstantSource.system());
    thread = Thread.ofPlatform().name("publisher-under-test").start(publication);
  }

  double count(String meter) {
    return registry.get(meter).counter().count();
  }

  @Override
  public void close() {
    publication.stop();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
