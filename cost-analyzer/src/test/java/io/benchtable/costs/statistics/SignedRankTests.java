package io.benchtable.costs.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedRankTests {

  /**
   * The largest T with P(W ≤ T) ≤ tail, for n = 6…50: Wilcoxon and Wilcox, Some Rapid Approximate
   * Statistical Procedures (1964), table of the signed-rank test, two-sided 5 % and 1 %.
   */
  @ParameterizedTest
  @CsvSource({
    "6, 0.025, 0",
    "7, 0.025, 2",
    "8, 0.025, 3",
    "9, 0.025, 5",
    "10, 0.025, 8",
    "11, 0.025, 10",
    "12, 0.025, 13",
    "13, 0.025, 17",
    "14, 0.025, 21",
    "15, 0.025, 25",
    "16, 0.025, 29",
    "17, 0.025, 34",
    "18, 0.025, 40",
    "19, 0.025, 46",
    "20, 0.025, 52",
    "21, 0.025, 58",
    "22, 0.025, 65",
    "23, 0.025, 73",
    "24, 0.025, 81",
    "25, 0.025, 89",
    "30, 0.025, 137",
    "8, 0.005, 0",
    "9, 0.005, 1",
    "10, 0.005, 3",
    "11, 0.005, 5",
    "12, 0.005, 7",
    "13, 0.005, 9",
    "14, 0.005, 12",
    "15, 0.005, 15",
    "20, 0.005, 37",
    "25, 0.005, 68"
  })
  void agreesWithThePublishedCriticalValues(int n, double tail, int critical) {
    assertThat(SignedRank.depth(n, tail)).hasValue(critical + 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14})
  void countsWhatTryingEverySignPatternCounts(int n) {
    double[] counted = new double[n * (n + 1) / 2 + 1];
    for (int pattern = 0; pattern < 1 << n; pattern++) {
      int w = 0;
      for (int rank = 1; rank <= n; rank++) {
        w += (pattern >> (rank - 1) & 1) * rank;
      }
      counted[w]++;
    }
    assertThat(SignedRank.counts(n)).containsExactly(counted);
  }

  @Test
  void hasNoIntervalBelowSixValuesAtNinetyFivePercent() {
    assertThat(SignedRank.depth(5, 0.025)).isEmpty();
    assertThat(SignedRank.depth(6, 0.025)).hasValue(1);
    assertThat(SignedRank.depth(0, 0.025)).isEmpty();
  }

  @Test
  void countsAllPatternsExactlyUpToTheLastExactSize() {
    double sum = 0;
    for (double count : SignedRank.counts(SignedRank.EXACT_UP_TO)) {
      sum += count;
    }
    assertThat(sum).isEqualTo(Math.pow(2, SignedRank.EXACT_UP_TO));
  }

  @Test
  void approximatesTheExactDepthWithinOneWhereTheNormalDistributionTakesOver() {
    for (int n = 30; n <= SignedRank.EXACT_UP_TO; n++) {
      assertThat(SignedRank.normalDepth(n, 0.025))
          .isCloseTo(SignedRank.exactDepth(n, 0.025), within(1));
    }
    assertThat(SignedRank.depth(51, 0.025)).hasValue(SignedRank.normalDepth(51, 0.025));
  }

  @Test
  void knowsTheNormalDistribution() {
    assertThat(Normal.quantile(0.975)).isCloseTo(1.959963984540054, within(1e-12));
    assertThat(Normal.quantile(0.995)).isCloseTo(2.5758293035489004, within(1e-12));
    assertThat(Normal.quantile(0.5)).isCloseTo(0, within(1e-12));
    assertThat(Normal.cumulative(1)).isCloseTo(0.8413447460685429, within(1e-14));
    assertThat(Normal.cumulative(-3)).isCloseTo(0.0013498980316300933, within(1e-14));
    assertThat(Normal.cumulative(9)).isEqualTo(1);
    assertThat(Normal.cumulative(-9)).isZero();
  }
}
