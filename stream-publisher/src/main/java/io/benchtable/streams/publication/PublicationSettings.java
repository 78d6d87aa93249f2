package io.benchtable.streams.publication;

import io.benchtable.streams.topic.TopicSettings;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the publication.
 *
 * @param partitions of each topic of a table; holds for topics made from now on
 * @param replication copies of each partition
 * @param flushDelay time from Kafka's acknowledgement to the confirmation of a position, in which
 *     Kafka writes the events to disk
 */
@ConfigurationProperties("benchtable.streams")
record PublicationSettings(
    @DefaultValue("4") int partitions,
    @DefaultValue("1") int replication,
    @DefaultValue("1500ms") Duration flushDelay) {

  private static final Duration LEAST_DELAY = Duration.ofMillis(1100);

  PublicationSettings {
    if (flushDelay.compareTo(LEAST_DELAY) < 0) {
      throw new IllegalArgumentException(
          "Expected benchtable.streams.flush-delay of at least %s, but it is %s"
              .formatted(LEAST_DELAY, flushDelay));
    }
  }

  TopicSettings topics() {
    return new TopicSettings(partitions, replication);
  }
}
