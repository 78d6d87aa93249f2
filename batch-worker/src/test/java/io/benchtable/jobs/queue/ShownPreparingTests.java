package io.benchtable.jobs.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.jobs.job.InMemoryItems;
import io.benchtable.jobs.run.NoLongerWanted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShownPreparingTests {

  private final InMemoryItems items = new InMemoryItems();
  private final List<String> beats = new ArrayList<>();
  private long now;

  private void beatEverySecond(ShownPreparing shown, int from, int to) throws NoLongerWanted {
    for (var second = from; second <= to; second++) {
      now = Duration.ofSeconds(second).toNanos();
      shown.beat("byte " + second);
    }
  }

  @Test
  void showsProgressEveryFewSecondsAndRemovesItAtTheEnd() throws Exception {
    try (var shown = new ShownPreparing(items, "b", beats::add, () -> now)) {
      beatEverySecond(shown, 0, 8);
    }
    assertThat(beats).hasSize(9);
    assertThat(items.preparing).containsExactly("b: byte 1", "b: byte 4", "b: byte 7", "b: null");
  }

  @Test
  void showsNothingOfWhatIsDoneAtOnce() throws Exception {
    try (var shown = new ShownPreparing(items, "b", beats::add, () -> now)) {
      beatEverySecond(shown, 0, 0);
    }
    assertThat(items.preparing).isEmpty();
  }

  @Test
  void goesOnWhenItCannotBeShown() throws Exception {
    items.outages = 1;
    try (var shown = new ShownPreparing(items, "b", beats::add, () -> now)) {
      beatEverySecond(shown, 0, 4);
    }
    assertThat(items.preparing).containsExactly("b: byte 4", "b: null");
  }
}
