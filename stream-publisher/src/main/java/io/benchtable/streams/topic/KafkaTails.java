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
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the last records of topics. */
public final class KafkaTails {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaTails.class);

  /** How long nothing at all may come. */
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
    Map<TopicPartition, Long> ends =
        last(
            topics,
            depth,
            record -> {
              Header id = record.headers().lastHeader(Event.ID);
              if (id != null) {
                identity(new String(id.value(), StandardCharsets.UTF_8))
                    .ifPresent(found -> tails.found(partition(record), found));
              }
              Header source = record.headers().lastHeader(Event.SOURCE);
              if (source != null) {
                tables.put(
                    record.topic(),
                    Event.table(new String(source.value(), StandardCharsets.UTF_8)));
              }
            });
    ends.forEach(
        (partition, end) ->
            tails.ends(new Tails.Partition(partition.topic(), partition.partition()), end));
    return tails;
  }

  private static Tails.Partition partition(ConsumerRecord<byte[], byte[]> record) {
    return new Tails.Partition(record.topic(), record.partition());
  }

  /** An identity that is not ours is of a record that somebody else wrote. */
  private static Optional<ChangeId> identity(String text) {
    try {
      return Optional.of(ChangeId.parse(text));
    } catch (IllegalArgumentException e) {
      LOG.warn("A record that is no event of this publisher is passed over: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** The table that a topic's last records are about. */
  public Optional<String> table(String topic) {
    return Optional.ofNullable(tables.get(topic));
  }

  /** The values of the last records of a topic with one partition, oldest first. */
  public List<String> lastValues(String topic) {
    List<String> values = new ArrayList<>();
    last(
        List.of(topic),
        depth,
        record -> values.add(new String(record.value(), StandardCharsets.UTF_8)));
    return values;
  }

  /** Hands on the last records, and returns where each partition that has any ends. */
  private Map<TopicPartition, Long> last(
      Collection<String> topics, long count, Consumer<ConsumerRecord<byte[], byte[]>> on) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : topics) {
      consumer
          .partitionsFor(topic)
          .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
    }
    if (partitions.isEmpty()) {
      return Map.of();
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
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      records.forEach(on);
      if (!records.isEmpty()) {
        deadline = System.nanoTime() + PATIENCE.toNanos();
      }
      open.removeIf(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
      consumer.pause(
          consumer.assignment().stream().filter(partition -> !open.contains(partition)).toList());
      if (!open.isEmpty() && System.nanoTime() > deadline) {
        throw new TimeoutException(
            "Expected the last records of %s within %s, but they did not come"
                .formatted(open, PATIENCE));
      }
    }
    return ends;
  }
}
