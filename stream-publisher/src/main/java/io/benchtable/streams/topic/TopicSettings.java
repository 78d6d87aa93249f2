package io.benchtable.streams.topic;

/**
 * How topics are made.
 *
 * @param partitions of each topic of a table; fixed when the topic is made
 * @param replication copies of each partition
 */
public record TopicSettings(int partitions, int replication) {

  public TopicSettings {
    if (partitions < 1 || replication < 1) {
      throw new IllegalArgumentException(
          "Expected at least one partition and one copy, but %d and %d"
              .formatted(partitions, replication));
    }
  }
}
