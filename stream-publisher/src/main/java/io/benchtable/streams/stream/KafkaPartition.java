package io.benchtable.streams.stream;

import io.benchtable.streams.change.ChangeId;
import io.benchtable.streams.change.Event;
import io.benchtable.streams.topic.Tails;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A partition, read with a consumer that is lent for that. */
final class KafkaPartition implements PartitionLog {

  /** How long the records that are there may keep us waiting. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration POLL = Duration.ofMillis(200);

  private final Consumer<byte[], byte[]> consumer;
  private final TopicPartition partition;
  private final List<ConsumerRecord<byte[], byte[]>> ahead = new ArrayList<>();

  KafkaPartition(Consumer<byte[], byte[]> consumer, Tails.Partition place) {
    this.consumer = consumer;
    this.partition = new TopicPartition(place.topic(), place.number());
    consumer.assign(Set.of(partition));
  }

  @Override
  public long begin() {
    return offset(consumer.beginningOffsets(Set.of(partition)));
  }

  @Override
  public long end() {
    return offset(consumer.endOffsets(Set.of(partition)));
  }

  private long offset(Map<TopicPartition, Long> offsets) {
    Long offset = offsets.get(partition);
    if (offset == null) {
      throw new TimeoutException("Expected an offset of " + partition + ", but none came");
    }
    return offset;
  }

  @Override
  public long since(Instant time) {
    @Nullable OffsetAndTimestamp found =
        consumer
            .offsetsForTimes(Map.of(partition, Math.max(0, time.toEpochMilli())))
            .get(partition);
    return found == null ? end() : found.offset();
  }

  @Override
  public Chunk read(long offset, long end, int most) {
    seek(offset);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<Entry> entries = new ArrayList<>();
    long next = offset;
    while (next < end && entries.isEmpty()) {
      if (ahead.isEmpty()) {
        ahead.addAll(consumer.poll(POLL).records(partition));
      }
      int taken = 0;
      for (ConsumerRecord<byte[], byte[]> record : ahead) {
        if (record.offset() >= end || entries.size() == most) {
          break;
        }
        taken++;
        entry(record).ifPresent(entries::add);
        next = record.offset() + 1;
      }
      ahead.subList(0, taken).clear();
      if (!ahead.isEmpty() && ahead.getFirst().offset() >= end) {
        next = end;
      } else if (ahead.isEmpty() && taken == 0) {
        next = Math.max(next, Math.min(end, consumer.position(partition)));
        expectBefore(deadline, next, end);
      }
    }
    return new Chunk(entries, next);
  }

  /** Goes on with what was received but not asked for, where that is what is asked for now. */
  private void seek(long offset) {
    if (ahead.isEmpty() || ahead.getFirst().offset() != offset) {
      ahead.clear();
      consumer.seek(partition, offset);
    }
  }

  private void expectBefore(long deadline, long next, long end) {
    if (next < end && System.nanoTime() > deadline) {
      throw new TimeoutException(
          "Expected the records of %s from %d within %s, but they did not come"
              .formatted(partition, next, PATIENCE));
    }
  }

  /** Empty for a record that is no event of the publisher. */
  private static Optional<Entry> entry(ConsumerRecord<byte[], byte[]> record) {
    try {
      return header(record, Event.ID)
          .map(
              id ->
                  new Entry(
                      record.offset(),
                      ChangeId.parse(id),
                      header(record, Event.TYPE).filter(Event.GAP::equals).isPresent(),
                      record.value()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Optional<String> header(ConsumerRecord<byte[], byte[]> record, String name) {
    return Optional.ofNullable(record.headers().lastHeader(name))
        .map(Header::value)
        .map(value -> new String(value, StandardCharsets.UTF_8));
  }
}
