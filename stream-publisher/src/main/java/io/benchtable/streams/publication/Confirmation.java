package io.benchtable.streams.publication;

import io.benchtable.streams.epoch.Reason;
import io.benchtable.streams.topic.KafkaTopics;
import io.benchtable.streams.topic.Tails;
import io.benchtable.streams.wal.Lsn;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/**
 * The last question before a position of the log is given free: whether Kafka still has what it
 * acknowledged. A broker that crashed before it wrote to disk has less, and says nothing by itself.
 */
record Confirmation(Progress.Confirmable asked, KafkaFuture<Map<Tails.Partition, Long>> ends) {

  static Confirmation ask(KafkaTopics topics, Progress.Confirmable confirmable) {
    return new Confirmation(confirmable, topics.ends(confirmable.written().keySet()));
  }

  boolean isAnswered() {
    return ends.isDone();
  }

  /** The position, if everything is there. */
  Lsn verified() throws InterruptedException {
    Map<Tails.Partition, Long> found = found();
    asked
        .written()
        .forEach(
            (partition, offset) -> {
              long end = found.getOrDefault(partition, 0L);
              if (end <= offset) {
                throw new HistoryBrokenException(
                    Reason.EVENTS_LOST,
                    "Expected Kafka to have offset %d of %s, which it acknowledged, but it ends at %d"
                        .formatted(offset, partition, end));
              }
            });
    return asked.position();
  }

  private Map<Tails.Partition, Long> found() throws InterruptedException {
    try {
      return ends.get();
    } catch (ExecutionException e) {
      throw new KafkaException(
          "Expected Kafka to say how far its partitions go, but " + e.getCause(), e.getCause());
    }
  }
}
