package io.benchtable.streams.publication;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a topic from its beginning, as a consumer that drops repeats. */
final class TopicReader implements AutoCloseable {

  /** An event as it was received. */
  record Received(int partition, String key, String id, String type, JsonNode value) {

    String name() {
      return value.path("eventName").asString("");
    }

    String item() {
      return value.at("/dynamodb/Keys/id/S").asString("");
    }

    long newCount() {
      return value.at("/dynamodb/NewImage/count/N").asLong(-1);
    }

    long oldCount() {
      return value.at("/dynamodb/OldImage/count/N").asLong(-1);
    }

    boolean isGap() {
      return type.equals("io.benchtable.stream.gap");
    }
  }

  private static final JsonMapper JSON = new JsonMapper();

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<Integer, String> highest = new HashMap<>();
  private final List<Received> events = new ArrayList<>();
  private int repeats;

  TopicReader(Broker broker, String topic) {
    consumer = broker.clients().consumer();
    // Where all that published so far was killed early, the topic is still to be made.
    List<TopicPartition> partitions =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> partitions(topic), found -> !found.isEmpty());
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  private List<TopicPartition> partitions(String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(info -> new TopicPartition(topic, info.partition()))
        .toList();
  }

  /** Reads on a little, and returns all events so far, without repeats. */
  List<Received> events() {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
      String id = header(record, "ce_id");
      String last = highest.get(record.partition());
      if (last != null && id.compareTo(last) <= 0) {
        repeats++;
      } else {
        highest.put(record.partition(), id);
        events.add(
            new Received(
                record.partition(),
                new String(record.key(), StandardCharsets.UTF_8),
                id,
                header(record, "ce_type"),
                JSON.readTree(record.value())));
      }
    }
    return events;
  }

  /** How many events came more than once. */
  int repeats() {
    return repeats;
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
