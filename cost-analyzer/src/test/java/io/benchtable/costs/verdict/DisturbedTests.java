package io.benchtable.costs.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DisturbedTests {

  @Test
  void saysHowManyRunsWereDisturbedAndRepeated() {
    assertThat(new Disturbed(0, 0).sentence()).isEmpty();
    assertThat(new Disturbed(1, 0).sentence())
        .hasValue("1 run was disturbed by other load on the host and repeated.");
    assertThat(new Disturbed(3, 1).sentence())
        .hasValue(
            "3 runs were disturbed by other load on the host and repeated; 1 run was disturbed and"
                + " counts all the same.");
    assertThat(new Disturbed(0, 2).sentence())
        .hasValue("2 runs were disturbed and count all the same.");
  }
}
