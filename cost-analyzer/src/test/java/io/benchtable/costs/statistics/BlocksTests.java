package io.benchtable.costs.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.benchtable.costs.statistics.Blocks.More;
import io.benchtable.costs.statistics.Blocks.Seen;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlocksTests {

  private static final double TWO_PERCENT = 0.02;
  private final Blocks blocks = new Blocks(0.95);

  @Test
  void takesMoreBlocksForSmallerDifferencesAndLargerNoise() {
    More easy = blocks.more(new Seen(Math.log(1.10), 0.05, 12), TWO_PERCENT);
    More small = blocks.more(new Seen(Math.log(1.05), 0.05, 12), TWO_PERCENT);
    More noisy = blocks.more(new Seen(Math.log(1.05), 0.08, 12), TWO_PERCENT);
    assertThat(easy.low().orElseThrow()).isLessThan(small.low().orElseThrow());
    assertThat(small.low().orElseThrow()).isLessThan(noisy.low().orElseThrow());
    assertThat(small.high().orElseThrow()).isLessThan(noisy.high().orElseThrow());
    assertThat(small.low().orElseThrow()).isLessThan(small.high().orElseThrow());
  }

  /** 1.96 σ √(π/3) / √n ≤ ln 1.05 − ln 1.02 for σ = 0.1 from n = 48 on, by hand. */
  @Test
  void agreesWithTheFormulaByHand() {
    double gap = Math.log(1.05) - Math.log(1.02);
    double n = Math.PI / 3 * Math.pow(1.96 * 0.1 / gap, 2);
    int low = blocks.more(new Seen(Math.log(1.05), 0.1, 8), TWO_PERCENT).low().orElseThrow();
    assertThat(8 + low).isBetween((int) n, (int) n + 4);
  }

  @Test
  void plansForNothingAtTheBorder() {
    More border = blocks.more(new Seen(Math.log1p(TWO_PERCENT), 0.05, 10), TWO_PERCENT);
    assertThat(border.low()).isEmpty();
    assertThat(border.high()).isEmpty();
    More equal = blocks.more(new Seen(0, 0.05, 10), 0);
    assertThat(equal.low()).isEmpty();
  }

  @Test
  void plansForWhatIsEquivalent() {
    More more = blocks.more(new Seen(0, 0.02, 6), TWO_PERCENT);
    assertThat(more.low().orElseThrow()).isPositive();
    assertThat(more.high()).isPresent();
  }

  @Test
  void plansAtLeastTheBlocksThatTheLevelTakes() {
    More more = new Blocks(0.99).more(new Seen(1, 0, 6), TWO_PERCENT);
    assertThat(more.low().orElseThrow()).isEqualTo(2);
    assertThat(more.high().orElseThrow()).isEqualTo(2);
  }

  /** As good as the difference that is shown is the number of blocks that shows it. */
  @Property(tries = 100)
  void isTheInverseOfWhatBlocksShow(
      @ForAll @IntRange(min = 20, max = 300) int n,
      @ForAll @DoubleRange(min = 0.01, max = 0.3) double deviation) {
    double shown = blocks.shown(n, deviation, TWO_PERCENT);
    More more = blocks.more(new Seen(Math.log1p(shown), deviation, 6), TWO_PERCENT);
    assertThat(6 + more.low().orElseThrow()).isLessThanOrEqualTo(n);
    assertThat(6 + more.high().orElse(Blocks.MOST)).isGreaterThanOrEqualTo(n);
    assertThat(blocks.shown(n, 0, TWO_PERCENT)).isCloseTo(TWO_PERCENT, within(1e-12));
    assertThat(blocks.shown(n + 20, deviation, TWO_PERCENT)).isLessThan(shown);
  }

  @Test
  void showsNothingWithFewerBlocksThanTheLevelTakes() {
    assertThat(blocks.shown(5, 0.05, TWO_PERCENT)).isInfinite();
  }

  /** A difference is known, its variance is estimated from a few blocks, the plan is followed. */
  @ParameterizedTest
  @CsvSource({"0.03, 0.95", "0.06, 0.95", "0.03, 0.995"})
  void findsADifferenceOfFivePercentWithAsManyBlocksAsAnnounced(double deviation, double level) {
    Random random = new Random(20261128);
    Blocks planned = new Blocks(level);
    int found = 0;
    int trials = 600;
    for (int trial = 0; trial < trials; trial++) {
      double[] seen = sample(random, 10, deviation);
      More more = planned.more(new Seen(Math.log(1.05), deviation(seen), 10), TWO_PERCENT);
      double[] all = sample(random, 10 + more.high().orElse(Blocks.MOST), deviation);
      Interval interval = HodgesLehmann.interval(all, level).orElseThrow();
      found += Comparison.of(interval, TWO_PERCENT) == Comparison.LARGER ? 1 : 0;
    }
    // 95 %, less three standard errors of so many trials.
    assertThat(found / (double) trials).isGreaterThan(0.95 - 3 * 0.009);
  }

  private static double[] sample(Random random, int n, double deviation) {
    return random.doubles(n).map(_ -> Math.log(1.05) + deviation * random.nextGaussian()).toArray();
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    return Math.sqrt(
        Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / (values.length - 1));
  }
}
