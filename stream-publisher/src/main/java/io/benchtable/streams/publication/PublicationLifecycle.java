package io.benchtable.streams.publication;

import io.benchtable.streams.wal.Database;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Starts the publication with the service, in the background, and ends it with the service. */
@Component
final class PublicationLifecycle implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(PublicationLifecycle.class);
  private static final Duration END = Duration.ofSeconds(10);

  private final PublicationSettings settings;
  private final Database database;
  private final KafkaClients kafka;
  private final PublicationStatus status = new PublicationStatus();
  private final PublicationMetrics metrics;
  private @Nullable Publication publication;
  private @Nullable Thread thread;
  private @Nullable SlotMonitor monitor;

  PublicationLifecycle(
      PublicationSettings settings, Database database, KafkaClients kafka, MeterRegistry registry) {
    this.settings = settings;
    this.database = database;
    this.kafka = kafka;
    this.metrics = new PublicationMetrics(registry, status);
  }

  PublicationStatus status() {
    return status;
  }

  @Override
  public synchronized void start() {
    Publication started =
        new Publication(database, kafka, settings, status, metrics, InstantSource.system());
    publication = started;
    thread = Thread.ofPlatform().name("stream-publisher").start(started);
    monitor = SlotMonitor.start(database, Takeover.NAME, status);
    LOG.info("Publishing the changes of {}.", database);
  }

  @Override
  public synchronized void stop() {
    if (publication == null || thread == null) {
      return;
    }
    publication.stop();
    if (monitor != null) {
      monitor.stop();
    }
    try {
      if (!thread.join(END)) {
        LOG.warn("Publishing did not end within {}; what is open is sent at the next start.", END);
        thread.interrupt();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    publication = null;
    thread = null;
  }

  @Override
  public synchronized boolean isRunning() {
    return publication != null;
  }
}
