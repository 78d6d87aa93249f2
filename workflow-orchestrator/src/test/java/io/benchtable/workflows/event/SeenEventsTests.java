package io.benchtable.workflows.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SeenEventsTests {

  private final SeenEvents seen = new SeenEvents(2);

  @Test
  void dropsARepeat() {
    assertThat(seen.isNew(event("t", 0, 0, 1))).isTrue();
    assertThat(seen.isNew(event("t", 0, 1, 2))).isTrue();
    assertThat(seen.isNew(event("t", 0, 2, 1))).isFalse();
    assertThat(seen.isNew(event("t", 0, 3, 2))).isFalse();
    assertThat(seen.isNew(event("t", 0, 4, 3))).isTrue();
  }

  @Test
  void keepsPartitionsApart() {
    assertThat(seen.isNew(event("t", 0, 0, 5))).isTrue();
    assertThat(seen.isNew(event("t", 1, 0, 4))).isTrue();
  }

  @Test
  void startsFromNothingWhenAPartitionIsReadAgain() {
    seen.isNew(event("t", 0, 7, 5));
    seen.isNew(event("t", 0, 8, 6));

    assertThat(seen.isNew(event("t", 0, 7, 5))).isTrue();
    assertThat(seen.isNew(event("t", 0, 8, 6))).isTrue();
  }

  @Test
  void forgetsThePartitionNotUsedForLongest() {
    seen.isNew(event("t", 0, 0, 5));
    seen.isNew(event("t", 1, 0, 5));
    seen.isNew(event("t", 2, 0, 5));

    assertThat(seen.isNew(event("t", 0, 1, 4))).isTrue();
    assertThat(seen.isNew(event("t", 2, 1, 4))).isFalse();
  }

  /** Two publishers write runs of one sequence, each from where it thinks the other stopped. */
  @Property
  void letsEachEventThroughOnceInOrder(
      @ForAll @Size(max = 20) List<@IntRange(min = 0, max = 10) Integer> steps) {
    var log = new ArrayList<Integer>();
    int next = 0;
    for (int step : steps) {
      int from = Math.max(0, next - step);
      for (int id = from; id < from + 7; id++) {
        log.add(id);
      }
      next = Math.max(next, from + 7);
    }
    var passed = new ArrayList<Integer>();
    for (int offset = 0; offset < log.size(); offset++) {
      if (seen.isNew(event("p", 0, offset, log.get(offset)))) {
        passed.add(log.get(offset));
      }
    }
    assertThat(passed).isEqualTo(log.stream().distinct().sorted().toList());
  }

  private static ChangeEvent event(String topic, int partition, long offset, int id) {
    return new ChangeEvent(
        "%04d".formatted(id),
        "t",
        ChangeEvent.Kind.INSERT,
        List.of(),
        Instant.EPOCH,
        Map.of(),
        "{}",
        new EventReference(topic, partition, offset));
  }
}
