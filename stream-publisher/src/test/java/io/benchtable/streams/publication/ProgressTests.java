package io.benchtable.streams.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.streams.wal.Lsn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ProgressTests {

  private static final long DELAY = 10;

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
        tested.checkpointed(now);
      }
      tested.confirmable(now + DELAY).ifPresent(lsn -> assertThat(lsn.value()).isLessThan(lowest));
    }
    if (tested.checkpointDue(now + 1).isPresent()) {
      tested.checkpointed(now + 1);
      assertThat(tested.confirmable(now + 1 + DELAY)).contains(new Lsn(position));
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
    progress.checkpointed(100);
    assertThat(progress.confirmable(100 + DELAY - 1)).isEmpty();
    assertThat(progress.confirmable(100 + DELAY)).contains(new Lsn(7));
    assertThat(progress.confirmable(200)).isEmpty();
  }

  @Example
  void confirmsAnIdleLog() {
    progress.reached(new Lsn(5));
    progress.reached(new Lsn(9));
    progress.reached(new Lsn(3));
    assertThat(progress.checkpointDue(1)).contains(new Lsn(9));
  }
}
