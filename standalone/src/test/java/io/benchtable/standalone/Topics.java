package io.benchtable.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.instance.Credentials;
import io.benchtable.standalone.instance.RunningInstance;
import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.item.PlainItemJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.NullUnmarked;
import tools.jackson.databind.JsonNode;

/** Everything in the topics of an instance, read from the first to the last event. */
@NullUnmarked // lookups that must be there: a missing one fails the test by itself
record Topics(Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> events) {

  static Topics read(InstanceProcess instance) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", RunningInstance.find(instance.data()).orElseThrow().kafka());
    settings.put("security.protocol", "SASL_PLAINTEXT");
    settings.put("sasl.mechanism", "PLAIN");
    settings.put(
        "sasl.jaas.config",
        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"benchtable\""
            + " password=\""
            + Credentials.read(instance.data()).enginePassword()
            + "\";");
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> events = new HashMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.listTopics().entrySet().stream()
              .filter(topic -> topic.getKey().startsWith("table."))
              .flatMap(topic -> topic.getValue().stream())
              .map(one -> new TopicPartition(one.topic(), one.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      partitions.forEach(partition -> events.put(partition, new ArrayList<>()));
      while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
        consumer
            .poll(Duration.ofSeconds(1))
            .forEach(
                event ->
                    events.get(new TopicPartition(event.topic(), event.partition())).add(event));
      }
    }
    return new Topics(events);
  }

  /**
   * Ids rise within each partition (none twice, none out of order), and each event of an item
   * starts from the image that the event before it left (none missing).
   */
  void assertWhole() {
    assertThat(events.values().stream().mapToInt(List::size).sum()).isPositive();
    events.forEach(
        (partition, records) -> {
          assertThat(records).extracting(Topics::id).isSorted().doesNotHaveDuplicates();
          Map<String, JsonNode> images = new HashMap<>();
          for (ConsumerRecord<byte[], byte[]> record : records) {
            JsonNode change = Tables.JSON.readTree(record.value()).path("dynamodb");
            String key = partition.topic() + new String(record.key(), StandardCharsets.UTF_8);
            assertThat(change.path("OldImage"))
                .as("%s %s", partition, id(record))
                .isEqualTo(images.getOrDefault(key, Tables.JSON.missingNode()));
            if (change.path("NewImage").isMissingNode()) {
              images.remove(key);
            } else {
              images.put(key, change.path("NewImage"));
            }
          }
        });
  }

  /** The items of a table as the events leave them, as plain JSON. */
  List<JsonNode> items(String table) {
    Map<String, JsonNode> items = new HashMap<>();
    events.forEach(
        (partition, records) -> {
          if (partition.topic().startsWith("table." + table + ".")) {
            for (ConsumerRecord<byte[], byte[]> record : records) {
              JsonNode image =
                  Tables.JSON.readTree(record.value()).path("dynamodb").path("NewImage");
              String key = new String(record.key(), StandardCharsets.UTF_8);
              if (image.isMissingNode()) {
                items.remove(key);
              } else {
                String plain = PlainItemJson.write(ItemJson.parse(image.toString()));
                items.put(key, Tables.JSON.readTree(plain));
              }
            }
          }
        });
    return List.copyOf(items.values());
  }

  private static String id(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
  }
}
