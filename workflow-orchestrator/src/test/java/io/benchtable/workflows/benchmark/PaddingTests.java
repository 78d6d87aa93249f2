package io.benchtable.workflows.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaddingTests {

  @Test
  void isDrawnFromTheSeedAndTheRun() {
    var one = Padding.of(4815162342L, "b-0007");
    assertThat(Padding.of(4815162342L, "b-0007")).isEqualTo(one);
    assertThat(Padding.of(4815162342L, "b-0007.2")).isNotEqualTo(one);
    assertThat(Padding.of(4815162343L, "b-0007")).isNotEqualTo(one);
    assertThat(one.value()).hasSize(one.bytes()).matches("x*");
  }

  @Test
  void hasEverySizeAlike() {
    var sizes = IntStream.range(0, 40_000).map(i -> Padding.of(1, "b-" + i).bytes()).toArray();
    assertThat(sizes).contains(0, Padding.MOST);
    assertThat(IntStream.of(sizes).max()).hasValue(Padding.MOST);
    for (int eighth = 0; eighth < 8; eighth++) {
      int from = eighth * 512;
      assertThat(IntStream.of(sizes).filter(size -> size >= from && size < from + 512).count())
          .as("of 5,000 from %d on", from)
          .isBetween(4_700L, 5_300L);
    }
  }
}
