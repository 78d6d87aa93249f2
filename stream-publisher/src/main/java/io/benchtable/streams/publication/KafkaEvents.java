package io.benchtable.streams.publication;

import io.benchtable.streams.change.Event;
import io.benchtable.streams.epoch.Checkpoint;
import io.benchtable.streams.epoch.CheckpointJson;
import io.benchtable.streams.epoch.Reason;
import io.benchtable.streams.topic.KafkaTopics;
import io.benchtable.streams.topic.Tails;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Puts events on Kafka, in order. After the first failure nothing more is sent: a later event must
 * not be in a partition without the one that failed.
 */
final class KafkaEvents implements AutoCloseable {

  /** How many events may be under way. */
  static final int MAX_UNDER_WAY = 512;

  /** How many bytes of events may be under way, in units of {@link #UNIT}. */
  private static final int MAX_UNITS = 32 * 1024;

  private static final int UNIT = 1024;
  private static final byte[] STATE_KEY = "incarnation".getBytes(StandardCharsets.UTF_8);

  private final KafkaProducer<byte[], byte[]> producer;
  private final Semaphore room = new Semaphore(MAX_UNDER_WAY);
  private final Semaphore units = new Semaphore(MAX_UNITS);
  private final Map<Tails.Partition, Long> offsets = new ConcurrentHashMap<>();
  private final Map<Tails.Partition, Long> written = new HashMap<>();
  private volatile @Nullable RuntimeException failure;

  KafkaEvents(KafkaProducer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  /** Learns what is in the partitions already: what comes next must come behind it. */
  void goOnBehind(Map<Tails.Partition, Long> lastOffsets) {
    lastOffsets.forEach(
        (partition, offset) -> {
          offsets.merge(partition, offset, Math::max);
          wrote(partition, offset);
        });
  }

  /** The last offset of each partition that was written to since this was asked before. */
  Map<Tails.Partition, Long> takeWritten() {
    synchronized (written) {
      Map<Tails.Partition, Long> taken = Map.copyOf(written);
      written.clear();
      return taken;
    }
  }

  private void wrote(Tails.Partition partition, long offset) {
    synchronized (written) {
      written.merge(partition, offset, Math::max);
    }
  }

  /** Waits a moment for room for an event; false: there is none yet. */
  boolean awaitRoom(Event event, Duration patience) throws InterruptedException {
    if (!room.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
      return false;
    }
    if (!units.tryAcquire(units(event), patience.toNanos(), TimeUnit.NANOSECONDS)) {
      room.release();
      return false;
    }
    return true;
  }

  /** Waits a moment until every event is acknowledged; false: some are not yet. */
  boolean awaitAcknowledged(Duration patience) throws InterruptedException {
    if (!room.tryAcquire(MAX_UNDER_WAY, patience.toNanos(), TimeUnit.NANOSECONDS)) {
      return false;
    }
    room.release(MAX_UNDER_WAY);
    return true;
  }

  /** Sends an event that room was found for. */
  void send(Tails.Partition partition, Event event, Runnable acknowledged) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(partition.topic(), partition.number(), event.key(), event.value());
    event
        .headers()
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    int size = units(event);
    send(
        record,
        () -> {
          room.release();
          units.release(size);
          acknowledged.run();
        });
  }

  /** Writes the state of the publisher. */
  void send(Checkpoint checkpoint, Runnable acknowledged) {
    byte[] value = CheckpointJson.write(checkpoint).getBytes(StandardCharsets.UTF_8);
    send(new ProducerRecord<>(KafkaTopics.STATE, 0, STATE_KEY, value), acknowledged);
  }

  /** Waits until all that was sent is acknowledged. */
  void flush() {
    check();
    producer.flush();
    check();
  }

  /** Throws what made sending fail, if it did. */
  void check() {
    RuntimeException thrown = failure;
    if (thrown != null) {
      throw thrown;
    }
  }

  private void send(ProducerRecord<byte[], byte[]> record, Runnable acknowledged) {
    check();
    producer.send(
        record,
        (metadata, error) -> {
          if (error != null) {
            fail(
                new KafkaException(
                    "Expected Kafka to take an event of %s, but %s"
                        .formatted(record.topic(), error.getMessage()),
                    error));
          } else if (grows(metadata)) {
            acknowledged.run();
          }
        });
    check();
  }

  /** Offsets that do not grow show that Kafka has lost what it had acknowledged before. */
  private boolean grows(RecordMetadata metadata) {
    if (!metadata.hasOffset()) {
      return true;
    }
    Tails.Partition partition = new Tails.Partition(metadata.topic(), metadata.partition());
    Long last = offsets.put(partition, metadata.offset());
    if (last == null || metadata.offset() > last) {
      wrote(partition, metadata.offset());
      return true;
    }
    fail(
        new HistoryBrokenException(
            Reason.EVENTS_LOST,
            "Expected an offset above %d in %s, but %d"
                .formatted(last, partition, metadata.offset())));
    return false;
  }

  private void fail(RuntimeException cause) {
    if (failure == null) {
      failure = cause;
      producer.close(Duration.ZERO);
    }
  }

  private static int units(Event event) {
    return Math.min(MAX_UNITS, 1 + event.value().length / UNIT);
  }

  @Override
  public void close() {
    // What is still under way is sent again after the next start, unless it arrived.
    producer.close(failure == null ? Duration.ofSeconds(2) : Duration.ZERO);
  }
}
