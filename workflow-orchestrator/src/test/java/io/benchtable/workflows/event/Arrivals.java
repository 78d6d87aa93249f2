package io.benchtable.workflows.event;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** When records arrive at a plain consumer of a topic's first partition, by their keys. */
public final class Arrivals implements AutoCloseable {

  private final Map<String, Long> times = new ConcurrentHashMap<>();
  private final Thread thread;
  private volatile boolean open = true;

  Arrivals(String address, String topic) {
    thread = Thread.ofPlatform().daemon().start(() -> listen(address, topic));
  }

  public boolean has(String key) {
    return times.containsKey(key);
  }

  /** Nanoseconds of the system's clock for intervals. */
  public long at(String key) {
    return times.getOrDefault(key, 0L);
  }

  @Override
  public void close() {
    open = false;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen(String address, String topic) {
    var bytes = new ByteArrayDeserializer();
    Map<String, Object> settings =
        Map.of("bootstrap.servers", address, "auto.offset.reset", "earliest");
    try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      consumer.assign(List.of(new TopicPartition(topic, 0)));
      while (open) {
        for (var record : consumer.poll(Duration.ofMillis(100))) {
          times.putIfAbsent(new String(record.key(), StandardCharsets.UTF_8), System.nanoTime());
        }
      }
    }
  }
}
