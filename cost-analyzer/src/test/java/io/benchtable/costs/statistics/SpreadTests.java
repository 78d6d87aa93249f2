package io.benchtable.costs.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadTests {

  /** Fourths at depth (⌊11/2⌋ + 1)/2 = 3: 3 and 8 of 1…10, whose median is 5.5. */
  @Test
  void isTheDistanceOfTheFourthsBesideTheMedian() {
    Spread spread = Spread.of(new double[] {5, 1, 9, 3, 7, 2, 10, 4, 8, 6}).orElseThrow();
    assertThat(spread.share()).isCloseTo(5 / 5.5, within(1e-12));
    assertThat(spread.inside().high()).isCloseTo(8 * Math.pow(8 / 3.0, 2.2), within(1e-9));
    assertThat(spread.inside().low()).isCloseTo(3 / Math.pow(8 / 3.0, 2.2), within(1e-9));
  }

  /** At depth 2.5 of eight values lie the means of the second and third from each end. */
  @Test
  void takesTheMeanOfTwoValuesAtHalfADepth() {
    Spread spread = Spread.of(new double[] {1, 2, 4, 5, 6, 7, 9, 10}).orElseThrow();
    assertThat(spread.share()).isCloseTo((8 - 3) / 5.5, within(1e-12));
  }

  @Test
  void flagsWhatLiesApart() {
    Spread spread = Spread.of(new double[] {1, 1.01, 1.02, 0.99, 1.03, 0.98, 1.6}).orElseThrow();
    assertThat(spread.isOutlier(1.6)).isTrue();
    assertThat(spread.isOutlier(1.03)).isFalse();
  }

  @Test
  void saysNothingOfFewValuesOrOfThoseNotAboveZero() {
    assertThat(Spread.of(new double[] {1, 2, 3, 4, 5})).isEmpty();
    assertThat(Spread.of(new double[] {0, 1, 2, 3, 4, 5})).isEmpty();
  }

  @Test
  void flagsNothingWhereThereIsNoScale() {
    Spread spread = Spread.of(new double[] {1, 1, 1, 1, 1, 1, 1, 5}).orElseThrow();
    assertThat(spread.share()).isZero();
    assertThat(spread.isOutlier(5)).isFalse();
  }

  /** The share of samples of which anything is flagged, as its source says. */
  @ParameterizedTest
  @ValueSource(ints = {6, 8, 10, 20, 50})
  void seldomFlagsAnythingOfANormalSample(int n) {
    Random random = new Random(20261128);
    int flagged = 0;
    int trials = 4000;
    for (int trial = 0; trial < trials; trial++) {
      double[] sample =
          random.doubles(n).map(_ -> Math.exp(0.02 * random.nextGaussian())).toArray();
      Spread spread = Spread.of(sample).orElseThrow();
      flagged += Arrays.stream(sample).anyMatch(spread::isOutlier) ? 1 : 0;
    }
    assertThat(flagged / (double) trials).isBetween(0.03, 0.10);
  }

  @Property
  void isTheSameInEveryUnit(@ForAll @DoubleRange(min = 0.01, max = 1000) double unit) {
    double[] sample = new Random(5).doubles(12).map(x -> 1 + x).toArray();
    double[] other = Arrays.stream(sample).map(x -> x * unit).toArray();
    assertThat(Spread.of(other).orElseThrow().share())
        .isCloseTo(Spread.of(sample).orElseThrow().share(), within(1e-9));
  }
}
