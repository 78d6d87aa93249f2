package io.benchtable.streams.topic;

import io.benchtable.streams.change.ChangeId;
import io.benchtable.streams.change.Event;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;

/** Reads the last records of topics. */
public final class KafkaTails {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final long depth;
  private final Map<String, String> tables = new HashMap<>();

  /**
   * @param depth how many records from the end are read: more than a publisher has under way, since
   *     that many of a former one may have arrived late, behind newer ones
   */
  public KafkaTails(KafkaConsumer<byte[], byte[]> consumer, long depth) {
    this.consumer = consumer;
    this.depth = depth;
  }

  /** How far the partitions of these topics have come. */
  public Tails read(Collection<String> topics) {
    Tails tails = new Tails();
    last(
        topics,
        depth,
        record -> {
          Header id = record.headers().lastHeader(Event.ID);
          if (id != null) {
            tails.found(
                new Tails.Partition(record.topic(), record.partition()),
                ChangeId.parse(new String(id.value(), StandardCharsets.UTF_8)));
          }
          Header source = record.headers().lastHeader(Event.SOURCE);
          if (source != null) {
            tables.put(
                record.topic(), Event.table(new String(source.value(), StandardCharsets.UTF_8)));
          }
        });
    return tails;
  }

  /** The table that a topic's last records are about. */
  public Optional<String> table(String topic) {
    return Optional.ofNullable(tables.get(topic));
  }

  /** The value of the last record of a topic with one partition. */
  public Optional<String> lastValue(String topic) {
    List<byte[]> values = new ArrayList<>();
    last(List.of(topic), 1, record -> values.add(record.value()));
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(new String(values.getLast(), StandardCharsets.UTF_8));
  }

  private void last(
      Collection<String> topics, long count, Consumer<ConsumerRecord<byte[], byte[]>> on) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : topics) {
      consumer
          .partitionsFor(topic)
          .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
    }
    if (partitions.isEmpty()) {
      return;
    }
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
    ends.entrySet().removeIf(end -> begins.getOrDefault(end.getKey(), 0L) >= end.getValue());
    List<TopicPartition> open = new ArrayList<>(ends.keySet());
    consumer.assign(open);
    // Partitions that were read before are still paused.
    consumer.resume(open);
    ends.forEach(
        (partition, end) ->
            consumer.seek(partition, Math.max(begins.getOrDefault(partition, 0L), end - count)));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!open.isEmpty()) {
      consumer.poll(POLL).forEach(on);
      open.removeIf(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
      consumer.pause(
          consumer.assignment().stream().filter(partition -> !open.contains(partition)).toList());
      if (!open.isEmpty() && System.nanoTime() > deadline) {
        throw new TimeoutException(
            "Expected the last records of %s within %s, but they did not come"
                .formatted(open, PATIENCE));
      }
    }
  }
}
