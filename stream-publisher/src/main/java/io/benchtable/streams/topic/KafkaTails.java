package io.benchtable.streams.topic;

import io.benchtable.streams.change.ChangeId;
import io.benchtable.streams.change.Event;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
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

  private final Consumer<byte[], byte[]> consumer;
  private final long depth;
  private final Map<String, String> tables = new HashMap<>();

  /**
   * @param depth how many records from the end are read: more than a publisher has under way, since
   *     that many of a former one may have arrived late, behind newer ones
   */
  public KafkaTails(Consumer<byte[], byte[]> consumer, long depth) {
    this.consumer = consumer;
    this.depth = depth;
  }

  /** What has to go on while much is read. */
  public interface Meanwhile<E extends Exception> {

    /** Called with every step of reading, by the same thread. */
    void run() throws E;
  }

  /** How far the partitions of these topics have come. */
  public <E extends Exception> Tails read(Collection<String> topics, Meanwhile<E> meanwhile)
      throws E {
    Tails tails = new Tails();
    Map<TopicPartition, Long> ends =
        last(
            topics,
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
            },
            meanwhile);
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
        record -> values.add(new String(record.value(), StandardCharsets.UTF_8)),
        () -> {});
    return values;
  }

  /** Hands on the last records, and returns where each partition that has any ends. */
  private <E extends Exception> Map<TopicPartition, Long> last(
      Collection<String> topics,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> on,
      Meanwhile<E> meanwhile)
      throws E {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : topics) {
      consumer
          .partitionsFor(topic)
          .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
      meanwhile.run();
    }
    if (partitions.isEmpty()) {
      return Map.of();
    }
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
    ends.entrySet().removeIf(end -> begins.getOrDefault(end.getKey(), 0L) >= end.getValue());
    Set<TopicPartition> open = new HashSet<>(ends.keySet());
    consumer.assign(open);
    // Partitions that were read before are still paused.
    consumer.resume(open);
    ends.forEach(
        (partition, end) ->
            consumer.seek(partition, Math.max(begins.getOrDefault(partition, 0L), end - depth)));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!open.isEmpty()) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      records.forEach(on);
      if (!records.isEmpty()) {
        deadline = System.nanoTime() + PATIENCE.toNanos();
      }
      List<TopicPartition> complete =
          open.stream()
              .filter(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L))
              .toList();
      consumer.pause(complete);
      complete.forEach(open::remove);
      if (!open.isEmpty() && System.nanoTime() > deadline) {
        throw new TimeoutException(
            "Expected the last records of %s within %s, but they did not come"
                .formatted(open, PATIENCE));
      }
      meanwhile.run();
    }
    return ends;
  }
}
