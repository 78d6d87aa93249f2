package io.benchtable.streams.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.streams.topic.Tails;
import io.benchtable.streams.wal.Lsn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ProgressTests {

  private static final long DELAY = 10;
  private static final Tails.Partition PARTITION = new Tails.Partition("table.t.1", 0);

  private final Progress progress = new Progress(Lsn.ZERO, 0, DELAY, 0);

  @Property
  void confirmsNoPositionBeforeItsEventsAreAcknowledged(
      @ForAll @Size(max = 30) List<@IntRange(max = 4) Integer> eventsOfTransactions,
      @ForAll Random random) {
    Progress tested = new Progress(Lsn.ZERO, 0, DELAY, 0);
    List<long[]> events = new ArrayList<>();
    long position = 0;
    for (int count : eventsOfTransactions) {
      position += 10;
      for (int i = 0; i < count; i++) {
        events.add(new long[] {tested.sent(), position});
      }
      tested.reached(new Lsn(position));
    }
    Collections.shuffle(events, random);
    long now = 0;
    while (!events.isEmpty()) {
      tested.acknowledged(events.removeLast()[0]);
      long lowest = events.stream().mapToLong(event -> event[1]).min().orElse(Long.MAX_VALUE);
      now++;
      if (tested.checkpointDue(now).isPresent()) {
        tested.checkpointed(now, Map.of());
      }
      tested
          .confirmable(now + DELAY)
          .ifPresent(it -> assertThat(it.position().value()).isLessThan(lowest));
    }
    if (tested.checkpointDue(now + 1).isPresent()) {
      tested.checkpointed(now + 1, Map.of());
      assertThat(tested.confirmable(now + 1 + DELAY))
          .contains(new Progress.Confirmable(new Lsn(position), Map.of()));
    }
  }

  @Example
  void waitsUntilKafkaHadTimeToWriteToDisk() {
    long event = progress.sent();
    progress.reached(new Lsn(7));
    assertThat(progress.checkpointDue(1)).isEmpty();
    progress.acknowledged(event);
    assertThat(progress.checkpointDue(1)).contains(new Lsn(7));
    assertThat(progress.checkpointDue(2)).isEmpty();
    assertThat(progress.confirmable(100)).isEmpty();
    progress.checkpointed(100, Map.of(PARTITION, 3L));
    assertThat(progress.confirmable(100 + DELAY - 1)).isEmpty();
    assertThat(progress.confirmable(100 + DELAY))
        .contains(new Progress.Confirmable(new Lsn(7), Map.of(PARTITION, 3L)));
    assertThat(progress.confirmable(200)).isEmpty();
  }

  @Example
  void asksAfterAllThatWasWrittenBeforeSeveralCheckpoints() {
    Tails.Partition other = new Tails.Partition("table.t.1", 1);
    progress.reached(new Lsn(5));
    progress.checkpointDue(1);
    progress.checkpointed(1, Map.of(PARTITION, 3L, other, 8L));
    progress.reached(new Lsn(9));
    progress.checkpointDue(2);
    progress.checkpointed(2, Map.of(PARTITION, 4L));
    assertThat(progress.confirmable(2 + DELAY))
        .contains(new Progress.Confirmable(new Lsn(9), Map.of(PARTITION, 4L, other, 8L)));
  }

  @Example
  void confirmsAnIdleLog() {
    progress.reached(new Lsn(5));
    progress.reached(new Lsn(9));
    progress.reached(new Lsn(3));
    assertThat(progress.checkpointDue(1)).contains(new Lsn(9));
  }
}
