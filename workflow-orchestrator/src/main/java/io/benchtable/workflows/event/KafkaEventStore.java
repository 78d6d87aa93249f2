package io.benchtable.workflows.event;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads single events from Kafka, for large ones that are passed on as references. */
final class KafkaEventStore implements EventStore {

  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Map<String, Object> settings;

  /**
   * A reader.
   *
   * @param settings of consumers: where Kafka is
   */
  KafkaEventStore(Map<String, Object> settings) {
    this.settings = Map.copyOf(settings);
  }

  @Override
  public Optional<ChangeEvent> read(EventReference reference) {
    var partition = new TopicPartition(reference.topic(), reference.partition());
    var bytes = new ByteArrayDeserializer();
    try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      consumer.assign(List.of(partition));
      consumer.seek(partition, reference.offset());
      for (var record : consumer.poll(LONGEST).records(partition)) {
        if (record.offset() == reference.offset() && record.value() != null) {
          return ChangeEventJson.event(record.value(), reference);
        }
      }
      return Optional.empty();
    } catch (OffsetOutOfRangeException e) {
      return Optional.empty();
    }
  }
}
