package io.benchtable.streams.topic;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topics, on Kafka. The publisher alone makes them. */
public final class KafkaTopics {

  /** The topic that remembers, in its last record, how far the publisher has come. */
  public static final String STATE = "benchtable.streams.state";

  /** Two images of the largest item, as JSON with everything escaped, with room. */
  public static final int MAX_MESSAGE_BYTES = 8 * 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(KafkaTopics.class);

  /** Milliseconds after which Kafka is to write records to disk. */
  private static final long FLUSH_MILLIS = 500;

  private static final long RETENTION_MILLIS = 14L * 24 * 60 * 60 * 1000;
  private static final int REPLICATION_FOR_TWO_IN_SYNC = 3;
  private static final Duration KNOWN_WITHIN = Duration.ofSeconds(10);

  private final Admin admin;
  private final TopicSettings settings;
  private final Map<String, Integer> partitions = new HashMap<>();

  public KafkaTopics(Admin admin, TopicSettings settings) {
    this.admin = admin;
    this.settings = settings;
  }

  /** Makes the topic of a table if it is missing. */
  public void prepare(String topic) throws InterruptedException {
    if (partitions.containsKey(topic)) {
      return;
    }
    create(
        topic,
        settings.partitions(),
        Map.of(
            "cleanup.policy", "delete",
            "retention.ms", Long.toString(RETENTION_MILLIS),
            "retention.bytes", "-1"));
    partitions.put(topic, count(topic));
  }

  /** Makes the topic of the publisher's own state if it is missing. */
  public void prepareState() throws InterruptedException {
    create(
        STATE,
        1,
        Map.of(
            "cleanup.policy", "compact",
            "min.cleanable.dirty.ratio", "0.1",
            "segment.bytes", Integer.toString(4 * 1024 * 1024)));
  }

  /** The names of all topics of tables that are there. */
  public Set<String> existing() throws InterruptedException {
    return get(admin.listTopics().names()).stream()
        .filter(TopicName::isOne)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Removes topics, but for those that others have made under such a name; what cannot be removed
   * now is left for the next time.
   */
  public void remove(Collection<String> topics) throws InterruptedException {
    try {
      List<String> ours = topics.isEmpty() ? List.of() : madeHere(topics);
      if (!ours.isEmpty()) {
        get(admin.deleteTopics(ours).all());
        LOG.info("Topics of tables that are gone, with no event left, were removed: {}", ours);
      }
    } catch (KafkaException e) {
      LOG.warn("Topics of tables that are gone could not be removed: {}", e.getMessage());
    }
  }

  /** Those that have the settings of {@link #create}, which are nobody else's. */
  private List<String> madeHere(Collection<String> topics) throws InterruptedException {
    List<ConfigResource> asked =
        topics.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    return get(admin.describeConfigs(asked).all()).entrySet().stream()
        .filter(topic -> has(topic.getValue(), "max.message.bytes", MAX_MESSAGE_BYTES))
        .filter(topic -> has(topic.getValue(), "flush.ms", FLUSH_MILLIS))
        .map(topic -> topic.getKey().name())
        .toList();
  }

  private static boolean has(Config settings, String name, long value) {
    ConfigEntry entry = settings.get(name);
    return entry != null && Long.toString(value).equals(entry.value());
  }

  /** How many partitions a topic has. */
  public int partitions(String topic) throws InterruptedException {
    Integer known = partitions.get(topic);
    if (known == null) {
      known = count(topic);
      partitions.put(topic, known);
    }
    return known;
  }

  /** The partition that a key belongs to: the same that Kafka's own clients choose. */
  public Tails.Partition partition(String topic, byte[] key) throws InterruptedException {
    return new Tails.Partition(topic, Utils.toPositive(Utils.murmur2(key)) % partitions(topic));
  }

  /** Says so where Kafka is not set up to write to disk in time. */
  public void warnUnlessFlushedWithin(Duration flushDelay) throws InterruptedException {
    Optional<Duration> flushed = flushedWithin();
    if (flushed.isEmpty()) {
      LOG.warn(
          "Kafka leaves it to the operating system when events are written to disk: set"
              + " log.flush.scheduler.interval.ms to {}, or have three copies of each partition.",
          FLUSH_MILLIS);
    } else if (flushed.get().compareTo(flushDelay) >= 0) {
      LOG.warn(
          "Kafka writes events to disk within {} only: set benchtable.streams.flush-delay, which is"
              + " {}, to more than that.",
          flushed.get(),
          flushDelay);
    }
  }

  /**
   * The time within which the broker writes records to disk by its own settings; empty when it
   * leaves that to the operating system. With three copies of everything it does not matter.
   */
  private Optional<Duration> flushedWithin() throws InterruptedException {
    if (settings.replication() >= REPLICATION_FOR_TWO_IN_SYNC) {
      return Optional.of(Duration.ZERO);
    }
    var nodes = get(admin.describeCluster().nodes());
    long slowest = 0;
    for (var node : nodes) {
      slowest = Math.max(slowest, flushInterval(node.idString()));
    }
    return slowest == Long.MAX_VALUE
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(slowest + FLUSH_MILLIS));
  }

  private long flushInterval(String broker) throws InterruptedException {
    var settings =
        get(
            admin
                .describeConfigs(List.of(new ConfigResource(ConfigResource.Type.BROKER, broker)))
                .all());
    for (var config : settings.values()) {
      var interval = config.get("log.flush.scheduler.interval.ms");
      if (interval != null && interval.value() != null) {
        return Long.parseLong(interval.value());
      }
    }
    return Long.MAX_VALUE;
  }

  /** A topic that was just made is known to the brokers a moment later only. */
  private int count(String topic) throws InterruptedException {
    long giveUp = System.nanoTime() + KNOWN_WITHIN.toNanos();
    while (true) {
      try {
        var described = admin.describeTopics(List.of(topic)).topicNameValues();
        return get(Objects.requireNonNull(described.get(topic))).partitions().size();
      } catch (UnknownTopicOrPartitionException e) {
        if (System.nanoTime() > giveUp) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }

  private void create(String topic, int count, Map<String, String> more)
      throws InterruptedException {
    Map<String, String> configs = new HashMap<>(more);
    configs.put("max.message.bytes", Integer.toString(MAX_MESSAGE_BYTES));
    configs.put("flush.ms", Long.toString(FLUSH_MILLIS));
    configs.put("message.timestamp.type", "CreateTime");
    if (settings.replication() >= REPLICATION_FOR_TWO_IN_SYNC) {
      configs.put("min.insync.replicas", "2");
    }
    NewTopic wanted = new NewTopic(topic, count, (short) settings.replication()).configs(configs);
    try {
      get(admin.createTopics(List.of(wanted)).all());
    } catch (TopicExistsException _) {
      // Made by an earlier start.
    }
  }

  /** Asks where partitions end; the answer comes later. */
  public KafkaFuture<Map<Tails.Partition, Long>> ends(Collection<Tails.Partition> partitions) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    partitions.forEach(
        partition ->
            asked.put(
                new TopicPartition(partition.topic(), partition.number()), OffsetSpec.latest()));
    return admin
        .listOffsets(asked)
        .all()
        .thenApply(
            answer -> {
              Map<Tails.Partition, Long> ends = new HashMap<>();
              answer.forEach(
                  (partition, end) ->
                      ends.put(
                          new Tails.Partition(partition.topic(), partition.partition()),
                          end.offset()));
              return ends;
            });
  }

  private static <T> T get(KafkaFuture<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof KafkaException cause) {
        throw cause;
      }
      throw new KafkaException("Expected an answer of Kafka, but " + e.getCause(), e);
    }
  }
}
