package io.benchtable.benchmarks.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SpreadTests {

  @Test
  void takesTheNearestRank() {
    List<Long> hundred = LongStream.rangeClosed(1, 100).map(n -> n * 1_000_000).boxed().toList();
    assertThat(Spread.ofNanos(hundred.reversed())).isEqualTo(new Spread(100, 50, 90, 99, 100));
    assertThat(Spread.ofNanos(List.of(3_000_000L, 1_000_000L)))
        .isEqualTo(new Spread(2, 1, 3, 3, 3));
  }

  @Test
  void isNothingOfNothing() {
    assertThat(Spread.ofNanos(List.of())).isEqualTo(new Spread(0, 0, 0, 0, 0));
  }
}
