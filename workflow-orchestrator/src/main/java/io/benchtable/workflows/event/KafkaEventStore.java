package io.benchtable.workflows.event;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads single events from Kafka, for large ones that are passed on as references. */
final class KafkaEventStore implements EventStore {

  private final Map<String, Object> settings;
  private final Duration patience;

  /**
   * A reader.
   *
   * @param settings of consumers: where Kafka is
   * @param patience how long each answer may take
   */
  KafkaEventStore(Map<String, Object> settings, Duration patience) {
    this.settings = Map.copyOf(settings);
    this.patience = patience;
  }

  @Override
  public Optional<ChangeEvent> read(EventReference reference) {
    var partition = new TopicPartition(reference.topic(), reference.partition());
    var bytes = new ByteArrayDeserializer();
    try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      return isKept(consumer, partition, reference.offset())
          ? read(consumer, partition, reference)
          : Optional.empty();
    } catch (OffsetOutOfRangeException e) {
      return Optional.empty();
    }
  }

  private boolean isKept(
      KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long offset) {
    if (consumer.partitionsFor(partition.topic(), patience).size() <= partition.partition()) {
      return false;
    }
    var one = List.of(partition);
    return offset >= consumer.beginningOffsets(one, patience).getOrDefault(partition, 0L)
        && offset < consumer.endOffsets(one, patience).getOrDefault(partition, Long.MAX_VALUE);
  }

  private Optional<ChangeEvent> read(
      KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, EventReference reference) {
    consumer.assign(List.of(partition));
    consumer.seek(partition, reference.offset());
    var records = consumer.poll(patience).records(partition);
    if (records.isEmpty()) {
      throw new TimeoutException(
          "Expected the event at " + reference + " to be read in " + patience);
    }
    var first = records.getFirst();
    return first.offset() == reference.offset() && first.value() != null
        ? ChangeEventJson.event(first.value(), reference)
        : Optional.empty();
  }
}
