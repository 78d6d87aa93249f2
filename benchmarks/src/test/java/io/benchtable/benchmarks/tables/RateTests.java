package io.benchtable.benchmarks.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RateTests {

  @Test
  void ofBothIsHalfOfTwoThatAreAlike() {
    assertThat(Rate.both(1000, 1000)).isCloseTo(500, within(1e-9));
  }

  @Test
  void ofBothIsThatOfTheSlowWhereTheOtherTakesNoTime() {
    assertThat(Rate.both(1000, Double.POSITIVE_INFINITY)).isCloseTo(1000, within(1e-9));
  }
}
