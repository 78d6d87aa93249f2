package io.benchtable.streams.publication;

import io.benchtable.streams.stream.ReaderClients;
import io.benchtable.streams.topic.KafkaTopics;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Clients of Kafka, set up so that order and completeness hold.
 *
 * @param common addresses and security, for every client
 */
record KafkaClients(Map<String, Object> common) implements ReaderClients {

  /** Bytes of events that wait to be sent; more than {@link KafkaEvents} lets come under way. */
  private static final long BUFFER = 64L * 1024 * 1024;

  private static final int REQUEST_MILLIS = 10_000;

  /** What a reader of streams receives at a time; a larger record comes alone. */
  private static final int READ_BYTES = 1024 * 1024;

  private static final int FETCH_WAIT_MILLIS = 2;

  /** Kafka's metrics want a name for each. */
  private static final AtomicLong READERS = new AtomicLong();

  KafkaClients {
    common = Map.copyOf(common);
  }

  Admin admin() {
    return Admin.create(
        with(
            Map.of(
                AdminClientConfig.CLIENT_ID_CONFIG, "benchtable-stream-publisher",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, REQUEST_MILLIS)));
  }

  /**
   * One request at a time: when a batch fails for good, nothing behind it is under way, so that a
   * partition never has an event without those before it. Over a connection the broker takes one
   * request after the other anyway.
   */
  KafkaProducer<byte[], byte[]> producer() {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "benchtable-stream-publisher");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
    settings.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 20);
    settings.put(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 1000);
    settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 120_000);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, REQUEST_MILLIS);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, KafkaTopics.MAX_MESSAGE_BYTES);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
    return new KafkaProducer<>(
        with(settings), new ByteArraySerializer(), new ByteArraySerializer());
  }

  KafkaConsumer<byte[], byte[]> consumer() {
    return consumer("benchtable-stream-publisher-tails", KafkaTopics.MAX_MESSAGE_BYTES, Map.of());
  }

  /**
   * A fetch at the end of a partition, which is sent ahead of being asked for, must not keep the
   * next questions waiting behind it.
   */
  @Override
  public KafkaConsumer<byte[], byte[]> open() {
    return consumer(
        "benchtable-stream-publisher-reader-" + READERS.incrementAndGet(),
        READ_BYTES,
        Map.of(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS));
  }

  @Override
  public int depth() {
    return KafkaEvents.MAX_UNDER_WAY + 1;
  }

  private KafkaConsumer<byte[], byte[]> consumer(String id, int bytes, Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, id);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, bytes);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return new KafkaConsumer<>(
        with(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private Map<String, Object> with(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(common);
    all.putAll(settings);
    return all;
  }
}
