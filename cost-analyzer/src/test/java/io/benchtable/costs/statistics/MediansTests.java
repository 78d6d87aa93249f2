package io.benchtable.costs.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediansTests {

  @Test
  void takesTheMiddleOrTheMeanOfTheMiddleTwo() {
    assertThat(Medians.median(new double[] {3, 1, 2})).isEqualTo(2);
    assertThat(Medians.median(new double[] {4, 1, 2, 3})).isEqualTo(2.5);
    assertThat(Medians.median(new double[] {7})).isEqualTo(7);
    assertThatThrownBy(() -> Medians.median(new double[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 6, 7, 10, 13})
  void coversAsOftenAsTryingEveryPatternAroundTheMedianSays(int n) {
    for (int d = 1; d <= (n + 1) / 2; d++) {
      int missed = 0;
      for (int below = 0; below < 1 << n; below++) {
        int count = Integer.bitCount(below);
        missed += count < d || count > n - d ? 1 : 0;
      }
      assertThat(Medians.coverage(n, d)).isCloseTo(1 - missed / Math.pow(2, n), within(1e-12));
    }
  }

  @Test
  void needsSixValuesForNinetyFivePercent() {
    assertThat(Medians.leastCount(0.95)).isEqualTo(6);
    assertThat(Medians.interval(new double[] {1, 2, 3, 4, 5}, 0.95)).isEmpty();
    assertThat(Medians.interval(new double[] {1, 2, 3, 4, 5, 6}, 0.95)).isPresent();
    assertThat(Medians.leastCount(0.99)).isEqualTo(8);
  }

  /**
   * Worked by hand from the definition. n = 10: γ(2) = 1 − 22/1024, γ(3) = 1 − 112/1024, so I =
   * 29.2/90 = 0.32444…, λ = 8 I / (2 + 6 I) = 0.65766…; the ends of 1…10 are 2 + λ and 9 − λ.
   */
  @Test
  void interpolatesAsHettmanspergerAndSheatherDo() {
    double share = (1 - 22 / 1024.0 - 0.95) / ((112 - 22) / 1024.0);
    double lambda = 8 * share / (2 + 6 * share);
    assertThat(lambda).isCloseTo(0.6576577, within(1e-6));
    Interval interval =
        Medians.interval(new double[] {5, 1, 9, 3, 7, 2, 10, 4, 8, 6}, 0.95).orElseThrow();
    assertThat(interval.low()).isCloseTo(2 + lambda, within(1e-12));
    assertThat(interval.high()).isCloseTo(9 - lambda, within(1e-12));
  }

  /** The interpolation is made so that the coverage is exact for the Laplace distribution. */
  @ParameterizedTest
  @CsvSource({
    "6, laplace",
    "10, laplace",
    "25, laplace",
    "6, normal",
    "10, normal",
    "11, normal",
    "10, exponential",
    "25, exponential",
    "10, uniform"
  })
  void coversTheTrueMedianInAboutNinetyFiveOfAHundredSamples(int n, String shape) {
    Random random = new Random(20261124);
    double median = shape.equals("exponential") ? Math.log(2) : shape.equals("uniform") ? 0.5 : 0;
    int trials = 20_000;
    int covered = 0;
    for (int trial = 0; trial < trials; trial++) {
      double[] sample = new double[n];
      for (int i = 0; i < n; i++) {
        sample[i] = draw(shape).applyAsDouble(random);
      }
      covered += Medians.interval(sample, 0.95).orElseThrow().contains(median) ? 1 : 0;
    }
    // The standard error is 0.15 %; the interpolation itself is off by less than 1 %.
    assertThat(covered / (double) trials).isBetween(0.944, 0.962);
  }

  private static ToDoubleFunction<Random> draw(String shape) {
    return switch (shape) {
      case "laplace" ->
          random -> -Math.log(1 - random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
      case "exponential" -> random -> -Math.log(1 - random.nextDouble());
      case "uniform" -> Random::nextDouble;
      default -> Random::nextGaussian;
    };
  }

  @Property
  void holdsTheMedian(@ForAll("samples") double[] sample) {
    Interval interval = Medians.interval(sample, 0.95).orElseThrow();
    double median = Medians.median(sample);
    assertThat(median).isBetween(interval.low() - 1e-6, interval.high() + 1e-6);
  }

  @Property
  void isNarrowerForLessConfidence(@ForAll("samples") double[] sample) {
    Interval wide = Medians.interval(sample, 0.99).orElseThrow();
    Interval narrow = Medians.interval(sample, 0.9).orElseThrow();
    assertThat(narrow.low()).isGreaterThanOrEqualTo(wide.low() - 1e-6);
    assertThat(narrow.high()).isLessThanOrEqualTo(wide.high() + 1e-6);
  }

  @Property
  void neverFallsWhenAValueRises(
      @ForAll("samples") double[] sample,
      @ForAll @IntRange(max = 5) int index,
      @ForAll @DoubleRange(min = 0, max = 1e3) double more) {
    double[] risen = sample.clone();
    risen[index] += more;
    Interval before = Medians.interval(sample, 0.95).orElseThrow();
    Interval after = Medians.interval(risen, 0.95).orElseThrow();
    assertThat(after.low()).isGreaterThanOrEqualTo(before.low() - 1e-9);
    assertThat(after.high()).isGreaterThanOrEqualTo(before.high() - 1e-9);
  }

  @Provide
  Arbitrary<double[]> samples() {
    return Arbitraries.doubles()
        .between(0, 1000)
        .ofScale(3)
        .array(double[].class)
        .ofMinSize(8)
        .ofMaxSize(30);
  }
}
