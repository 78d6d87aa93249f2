package io.benchtable.streams.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.streams.change.ChangeId;
import io.benchtable.streams.table.Stream;
import io.benchtable.streams.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StreamsTests {

  private static final Instant NOW = Stretches.OPENED.plusSeconds(60);
  private static final String LABEL = InMemoryLog.ARN.label();
  private static final Stretch OPEN = Stretches.open(InMemoryLog.id(1, 10));

  @Test
  void isEnabledWhileTheTableHasIt() {
    StreamView stream = only(List.of(OPEN), Stretches.table(7, LABEL));
    assertThat(stream.status()).isEqualTo(StreamStatus.ENABLED);
    assertThat(stream.requestedAt()).isEqualTo(Instant.parse("2026-11-23T10:15:30.123Z"));
    assertThat(stream.shards()).extracting(Shard::partition).containsExactly(0, 1);
    assertThat(stream.shards()).allMatch(shard -> shard.end().isEmpty());
    assertThat(stream.shards()).allMatch(shard -> shard.parent().isEmpty());
  }

  @Test
  void isOnItsWayWhereThePublisherIsBehindTheTable() {
    assertThat(only(List.of(), Stretches.table(7, LABEL)).status())
        .isEqualTo(StreamStatus.ENABLING);
    Table without = new Table("orders", 7, "items.t7", List.of("id"), new Stream.Disabled());
    assertThat(only(List.of(OPEN), without).status()).isEqualTo(StreamStatus.DISABLING);
    assertThat(Streams.at(NOW, List.of(OPEN), Optional.of(List.of())).getFirst().status())
        .isEqualTo(StreamStatus.DISABLING);
  }

  @Test
  void staysFor24HoursAfterItWasDisabled() {
    Stretch closed = Stretches.closed(OPEN, InMemoryLog.id(1, 20), NOW);
    Instant end = NOW.plus(Duration.ofHours(24));
    StreamView stream = Streams.at(end, List.of(closed), Optional.empty()).getFirst();
    assertThat(stream.status()).isEqualTo(StreamStatus.DISABLED);
    assertThat(stream.shards().getFirst().end()).contains(InMemoryLog.id(1, 20).sequenceNumber());
    assertThat(Streams.at(end.plusMillis(1), List.of(closed), Optional.empty())).isEmpty();
  }

  @Test
  void goesOnInChildrenWhereChangesMayBeMissing() {
    ChangeId epoch = ChangeId.firstOf(2);
    Stretch first = Stretches.closed(OPEN, epoch, NOW);
    Stretch second = Stretches.open(7, LABEL, epoch, NOW);
    StreamView stream = only(List.of(first, second), Stretches.table(7, LABEL));
    assertThat(stream.status()).isEqualTo(StreamStatus.ENABLED);
    assertThat(stream.shards()).hasSize(4);
    for (int number = 0; number < 2; number++) {
      Shard parent = stream.shards().get(number);
      Shard child = stream.shards().get(2 + number);
      assertThat(child.parent()).contains(parent.id());
      assertThat(parent.end()).contains(child.before());
    }
    Instant later = NOW.plus(Duration.ofHours(25));
    StreamView left = Streams.at(later, List.of(first, second), Optional.empty()).getFirst();
    assertThat(left.shards()).extracting(shard -> shard.stretch().from()).containsOnly(epoch);
  }

  @Test
  void isAnotherForATableMadeAgainAndForEachLabel() {
    Stretch other = Stretches.open(7, "2026-11-24T00:00:00.000", InMemoryLog.id(1, 30), NOW);
    Stretch again = Stretches.open(9, "2026-11-25T00:00:00.000", InMemoryLog.id(1, 40), NOW);
    List<StreamView> streams = Streams.at(NOW, List.of(OPEN, other, again), Optional.empty());
    assertThat(streams)
        .extracting(stream -> stream.stream().label())
        .containsExactly(LABEL, "2026-11-24T00:00:00.000", "2026-11-25T00:00:00.000");
    assertThat(streams.stream().flatMap(stream -> stream.shards().stream()).map(Shard::id))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("shardId-[0-9]{20}-[0-9a-f]{8}"));
  }

  private static StreamView only(List<Stretch> stretches, Table table) {
    List<StreamView> streams = Streams.at(NOW, stretches, Optional.of(List.of(table)));
    assertThat(streams).hasSize(1);
    return streams.getFirst();
  }
}
