package io.benchtable.streams.stream;

import io.benchtable.streams.topic.Tails;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A few consumers that are lent to one request at a time; what needs more of them waits. */
final class KafkaReaders implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaReaders.class);

  private final ReaderClients clients;
  private final Semaphore permits;
  private final Duration patience;
  private final Deque<Consumer<byte[], byte[]>> idle = new ArrayDeque<>();
  private boolean isClosed;

  KafkaReaders(ReaderClients clients, int most, Duration patience) {
    this.clients = clients;
    this.permits = new Semaphore(most, true);
    this.patience = patience;
  }

  /** Lends a consumer for the time of a call; refused while all are lent, or without Kafka. */
  <T> T with(Tails.Partition place, Function<PartitionLog, T> work) {
    acquire();
    try {
      return lent(place, work);
    } catch (KafkaException e) {
      LOG.warn("{} cannot be read: {}", place, e.getMessage());
      throw StreamRefused.unavailable();
    } finally {
      permits.release();
    }
  }

  private <T> T lent(Tails.Partition place, Function<PartitionLog, T> work) {
    Consumer<byte[], byte[]> consumer = take();
    boolean isUsable = false;
    try {
      T result = work.apply(new KafkaPartition(consumer, place));
      isUsable = true;
      return result;
    } catch (StreamRefused e) {
      isUsable = true;
      throw e;
    } finally {
      giveBack(consumer, isUsable);
    }
  }

  private void acquire() {
    try {
      if (permits.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    throw StreamRefused.unavailable();
  }

  private Consumer<byte[], byte[]> take() {
    synchronized (idle) {
      Consumer<byte[], byte[]> consumer = idle.pollLast();
      if (consumer != null) {
        return consumer;
      }
    }
    return clients.open();
  }

  private void giveBack(Consumer<byte[], byte[]> consumer, boolean isUsable) {
    synchronized (idle) {
      if (isUsable && !isClosed) {
        idle.addLast(consumer);
        return;
      }
    }
    close(consumer);
  }

  private static void close(Consumer<byte[], byte[]> consumer) {
    try {
      consumer.close();
    } catch (KafkaException e) {
      LOG.debug("A consumer did not close as it should.", e);
    }
  }

  @Override
  public void close() {
    synchronized (idle) {
      isClosed = true;
      idle.forEach(KafkaReaders::close);
      idle.clear();
    }
  }
}
