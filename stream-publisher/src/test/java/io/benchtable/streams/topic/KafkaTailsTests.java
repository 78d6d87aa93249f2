package io.benchtable.streams.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.streams.change.ChangeId;
import io.benchtable.streams.change.Event;
import io.benchtable.streams.change.EventJson;
import io.benchtable.streams.wal.Lsn;
import io.benchtable.streams.wal.Position;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KafkaTailsTests {

  private static final String TOPIC = "table.samples.1";
  private static final TopicPartition FIRST = new TopicPartition(TOPIC, 0);
  private static final TopicPartition SECOND = new TopicPartition(TOPIC, 1);

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private final KafkaTails tails = new KafkaTails(consumer, 10);

  @BeforeEach
  void endAtOneAndTwo() {
    consumer.updatePartitions(TOPIC, List.of(info(FIRST), info(SECOND)));
    consumer.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
    consumer.updateEndOffsets(Map.of(FIRST, 1L, SECOND, 2L));
  }

  /** The records come only from what is done meanwhile: without it, reading would not end. */
  @Test
  void letsOtherThingsGoOnWhilePartitionsAreOpen() {
    Tails read =
        readWhileComing(List.of(record(FIRST, 0, 5), record(SECOND, 0, 6), record(SECOND, 1, 7)));
    assertThat(read.all()).containsExactlyInAnyOrder(id(5), id(7));
    assertThat(read.lastOffsets())
        .isEqualTo(Map.of(new Tails.Partition(TOPIC, 0), 0L, new Tails.Partition(TOPIC, 1), 1L));
  }

  @Test
  void readsNoFurtherThanToTheEndThatItFound() {
    Tails read =
        readWhileComing(
            List.of(
                record(FIRST, 0, 5),
                record(FIRST, 1, 9),
                record(SECOND, 0, 6),
                record(SECOND, 1, 7)));
    assertThat(read.all()).containsExactlyInAnyOrder(id(5), id(7));
  }

  private Tails readWhileComing(List<ConsumerRecord<byte[], byte[]>> records) {
    Deque<ConsumerRecord<byte[], byte[]>> coming = new ArrayDeque<>(records);
    Tails read =
        tails.read(
            List.of(TOPIC),
            () -> {
              if (!consumer.assignment().isEmpty() && !coming.isEmpty()) {
                consumer.addRecord(coming.remove());
              }
            });
    assertThat(coming).isEmpty();
    return read;
  }

  private static ConsumerRecord<byte[], byte[]> record(
      TopicPartition partition, long offset, long commit) {
    Event event = EventJson.gap(id(commit), "samples", "HISTORY_CHANGED", Instant.EPOCH);
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(
            partition.topic(), partition.partition(), offset, event.key(), event.value());
    event
        .headers()
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }

  private static ChangeId id(long commit) {
    return new ChangeId(1, new Position(new Lsn(commit), 1));
  }

  private static PartitionInfo info(TopicPartition partition) {
    return new PartitionInfo(
        partition.topic(), partition.partition(), Node.noNode(), new Node[0], new Node[0]);
  }
}
