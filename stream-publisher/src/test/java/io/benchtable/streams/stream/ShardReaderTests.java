package io.benchtable.streams.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.streams.change.ChangeId;
import io.benchtable.streams.change.SequenceNumber;
import io.benchtable.streams.wal.Lsn;
import io.benchtable.streams.wal.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShardReaderTests {

  private static final int DEPTH = 5;
  private static final Instant NOW = Instant.EPOCH.plus(Duration.ofHours(24));
  private static final Stretch OPEN = Stretches.open(InMemoryLog.id(1, 10));

  @Test
  void readsEachRecordOnceAndInOrder() {
    InMemoryLog log = new InMemoryLog().add(1, 11, 12, 13, 12, 13, 14, 13, 15);
    ShardReader.Page page = oldest(OPEN, log, 100);
    assertThat(lsns(page)).containsExactly(11L, 12L, 13L, 14L, 15L);
    assertThat(page.isLast()).isFalse();
    assertThat(page.next()).isEqualTo(8);
    log.add(1, 14, 16);
    assertThat(lsns(reader(OPEN, log).read(page.next(), page.highest(), 100))).containsExactly(16L);
  }

  @Test
  void readsAsManyAsAreAskedFor() {
    InMemoryLog log = new InMemoryLog().add(1, 11, 12, 13);
    ShardReader.Page first = oldest(OPEN, log, 2);
    assertThat(lsns(first)).containsExactly(11L, 12L);
    ShardReader.Page second = reader(OPEN, log).read(first.next(), first.highest(), 2);
    assertThat(lsns(second)).containsExactly(13L);
    ShardReader.Page third = reader(OPEN, log).read(second.next(), second.highest(), 2);
    assertThat(third.records()).isEmpty();
    assertThat(third.next()).isEqualTo(3);
  }

  @Test
  void readsAMegabyteAtMost() {
    InMemoryLog log = new InMemoryLog();
    for (int i = 11; i <= 14; i++) {
      ChangeId id = InMemoryLog.id(1, i);
      log.add(id, false, InMemoryLog.event(InMemoryLog.ARN, id, "x".repeat(400_000)), NOW);
    }
    ShardReader.Page first = oldest(OPEN, log, 100);
    assertThat(lsns(first)).containsExactly(11L, 12L);
    assertThat(lsns(reader(OPEN, log).read(first.next(), first.highest(), 100)))
        .containsExactly(13L, 14L);
    ChangeId large = InMemoryLog.id(1, 15);
    log.add(large, false, InMemoryLog.event(InMemoryLog.ARN, large, "x".repeat(2_000_000)), NOW);
    assertThat(lsns(reader(OPEN, log).read(4, InMemoryLog.id(1, 14).sequenceNumber(), 100)))
        .containsExactly(15L);
  }

  @Test
  void showsWhatLiesInItsWindowAndNothingElse() {
    StreamArn other = new StreamArn("orders", "2026-11-24T00:00:00.000");
    InMemoryLog log = new InMemoryLog();
    log.add(other, InMemoryLog.id(1, 5), NOW);
    log.add(other, InMemoryLog.id(1, 10), NOW).add(1, 11, 20);
    log.add(other, InMemoryLog.id(1, 21), NOW);
    Stretch closed = Stretches.closed(OPEN, InMemoryLog.id(1, 20), NOW);
    ShardReader.Page page = oldest(closed, log, 100);
    assertThat(lsns(page)).containsExactly(11L, 20L);
    assertThat(page.isLast()).isTrue();
  }

  @Test
  void endsWithTheLogWhenItIsClosed() {
    InMemoryLog log = new InMemoryLog().add(1, 11);
    Stretch closed = Stretches.closed(OPEN, InMemoryLog.id(1, 20), NOW);
    assertThat(oldest(closed, log, 1).isLast()).isTrue();
    assertThat(reader(closed, new InMemoryLog()).read(0, number(10), 1).isLast()).isTrue();
  }

  @Test
  void hasNothingOfTheNextEpoch() {
    InMemoryLog log = new InMemoryLog().add(1, 11).gap(ChangeId.firstOf(2)).add(2, 1);
    ShardReader.Page page = oldest(OPEN, log, 100);
    assertThat(lsns(page)).containsExactly(11L);
    assertThat(page.isLast()).isFalse();
    Stretch closed = Stretches.closed(OPEN, ChangeId.firstOf(2), NOW);
    assertThat(reader(closed, log).read(page.next(), page.highest(), 100).isLast()).isTrue();
    assertThat(oldest(closed, log, 100).isLast()).isTrue();
    Stretch child = Stretches.open(ChangeId.firstOf(2));
    assertThat(lsns(oldest(child, log, 100))).containsExactly(1L);
  }

  @Test
  void stopsAtAGapUntilItIsSureThatItGoesOn() {
    InMemoryLog log = new InMemoryLog().add(1, 11).gap(InMemoryLog.id(1, 12)).add(1, 13);
    ShardReader.Page page = oldest(OPEN, log, 100);
    assertThat(lsns(page)).containsExactly(11L);
    assertThat(page.isAtGap()).isTrue();
    assertThat(page.isLast()).isFalse();
    ShardReader sure = ShardReader.of(new Shard(OPEN, 0, Optional.empty()), log, DEPTH, NOW, true);
    assertThat(lsns(sure.read(page.next(), page.highest(), 100))).containsExactly(13L);
  }

  @Test
  void goesOnInTheNextStretchBehindAChangeThatIsMissing() {
    ChangeId missing = InMemoryLog.id(1, 12);
    InMemoryLog log = new InMemoryLog().add(1, 11).gap(missing).add(1, 13);
    ShardReader.Page parent = oldest(Stretches.closed(OPEN, missing, NOW), log, 100);
    assertThat(lsns(parent)).containsExactly(11L);
    assertThat(parent.isLast()).isTrue();
    assertThat(lsns(oldest(Stretches.open(missing), log, 100))).containsExactly(13L);
  }

  @Test
  void beginsBehindWhatIsTrimmed() {
    InMemoryLog log = new InMemoryLog();
    log.add(InMemoryLog.ARN, InMemoryLog.id(1, 11), Instant.EPOCH.minusMillis(1));
    log.add(InMemoryLog.ARN, InMemoryLog.id(1, 12), Instant.EPOCH.minusMillis(1));
    log.add(InMemoryLog.ARN, InMemoryLog.id(1, 11), Instant.EPOCH);
    log.add(InMemoryLog.ARN, InMemoryLog.id(1, 13), Instant.EPOCH);
    assertThat(lsns(oldest(OPEN, log, 100))).containsExactly(13L);
    ShardReader reader = reader(OPEN, log);
    assertTrimmed(() -> reader.at(number(11)));
    assertTrimmed(() -> reader.at(number(12)));
    assertTrimmed(() -> reader.read(1, number(11), 100));
    assertThat(reader.at(number(13)).offset()).isEqualTo(3);
    assertThat(reader.read(4, number(13), 100).records()).isEmpty();
  }

  @Test
  void findsANumberWhereverItIs() {
    InMemoryLog log =
        new InMemoryLog().add(1, IntStream.range(11, 200).mapToLong(i -> i).toArray());
    for (long lsn = 11; lsn < 200; lsn++) {
      ShardReader.Place place = reader(OPEN, log).at(number(lsn));
      assertThat(place.offset()).isEqualTo(lsn - 11);
      assertThat(lsns(reader(OPEN, log).read(place.offset(), place.after(), 1)))
          .containsExactly(lsn);
    }
  }

  @Test
  void beginsBehindTheNewestAndItsRepeats() {
    InMemoryLog log = new InMemoryLog().add(1, 11, 12, 13);
    ShardReader.Place place = reader(OPEN, log).latest();
    log.add(1, 12, 13, 14);
    assertThat(lsns(reader(OPEN, log).read(place.offset(), place.after(), 100)))
        .containsExactly(14L);
  }

  private static void assertTrimmed(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StreamRefused.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.TRIMMED_DATA_ACCESS));
  }

  private static ShardReader.Page oldest(Stretch stretch, InMemoryLog log, int limit) {
    return reader(stretch, log).read(ShardIterator.HORIZON, stretch.from().sequenceNumber(), limit);
  }

  private static ShardReader reader(Stretch stretch, InMemoryLog log) {
    return ShardReader.of(new Shard(stretch, 0, Optional.empty()), log, DEPTH, NOW, false);
  }

  private static SequenceNumber number(long lsn) {
    return InMemoryLog.id(1, lsn).sequenceNumber();
  }

  private static List<Long> lsns(ShardReader.Page page) {
    return page.records().stream()
        .map(record -> ChangeId.parse(record.path("eventID").asString("")))
        .map(ChangeId::position)
        .map(Position::lsn)
        .map(Lsn::value)
        .toList();
  }
}
