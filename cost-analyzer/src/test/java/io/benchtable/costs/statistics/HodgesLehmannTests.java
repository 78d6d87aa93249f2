package io.benchtable.costs.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HodgesLehmannTests {

  /**
   * Depression scale factors of nine patients at two visits: Hollander and Wolfe, Nonparametric
   * Statistical Methods (1973), 27 ff.; also the example of R's {@code wilcox.test}. The book gives
   * the estimate −0.46 and, for the depth 6 (coverage 96.1 %), the interval (−0.786, −0.010).
   */
  private static final double[] DEPRESSION = {
    0.878 - 1.83,
    0.647 - 0.50,
    0.598 - 1.62,
    2.05 - 2.48,
    1.06 - 1.68,
    1.29 - 1.88,
    1.06 - 1.55,
    3.14 - 3.06,
    1.29 - 1.30
  };

  @Test
  void agreesWithAWorkedExample() {
    assertThat(HodgesLehmann.estimate(DEPRESSION)).isCloseTo(-0.46, within(1e-9));
    Interval interval = HodgesLehmann.interval(DEPRESSION, 0.95).orElseThrow();
    assertThat(interval.low()).isCloseTo(-0.786, within(1e-9));
    assertThat(interval.high()).isCloseTo(-0.010, within(1e-9));
  }

  /** The interval holds exactly the centres that the exact test does not reject. */
  @ParameterizedTest
  @ValueSource(ints = {6, 7, 8, 9, 10, 11})
  void holdsTheCentresThatTryingEverySignPatternDoesNotReject(int n) {
    Random random = new Random(n);
    double[] values = random.doubles(n).toArray();
    Interval interval = HodgesLehmann.interval(values, 0.95).orElseThrow();
    for (int i = 0; i <= 400; i++) {
      double centre = -0.5 + 2.0 * i / 400;
      assertThat(rejected(values, centre)).isEqualTo(!interval.contains(centre));
    }
  }

  private static boolean rejected(double[] values, double centre) {
    Double[] shifted = Arrays.stream(values).mapToObj(v -> v - centre).toArray(Double[]::new);
    Arrays.sort(shifted, (a, b) -> Double.compare(Math.abs(a), Math.abs(b)));
    int n = values.length;
    int observed = 0;
    for (int i = 0; i < n; i++) {
      observed += shifted[i] > 0 ? i + 1 : 0;
    }
    int atMost = 0;
    int atLeast = 0;
    for (int pattern = 0; pattern < 1 << n; pattern++) {
      int w = 0;
      for (int i = 0; i < n; i++) {
        w += (pattern >> i & 1) * (i + 1);
      }
      atMost += w <= observed ? 1 : 0;
      atLeast += w >= observed ? 1 : 0;
    }
    return Math.min(atMost, atLeast) <= 0.025 * (1 << n);
  }

  @Test
  void keepsItsConfidenceWithTiesAndZeros() {
    Random random = new Random(7);
    int trials = 20_000;
    int covered = 0;
    for (int trial = 0; trial < trials; trial++) {
      double[] sample = random.ints(10, -2, 3).asDoubleStream().toArray();
      covered += HodgesLehmann.interval(sample, 0.95).orElseThrow().contains(0) ? 1 : 0;
    }
    assertThat(covered / (double) trials).isGreaterThan(0.95);
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 10, 20, 50, 51, 80})
  void coversTheTrueCentreInAboutNinetyFiveOfAHundredSamples(int n) {
    Random random = new Random(11);
    int trials = n > 40 ? 4000 : 20_000;
    int covered = 0;
    for (int trial = 0; trial < trials; trial++) {
      double[] sample = random.doubles(n).map(u -> 3 + Math.log(u / (1 - u))).toArray();
      covered += HodgesLehmann.interval(sample, 0.95).orElseThrow().contains(3) ? 1 : 0;
    }
    assertThat(covered / (double) trials).isBetween(0.94, 0.975);
  }

  @Test
  void hasNoIntervalForFiveAndAPointForEqualValues() {
    assertThat(HodgesLehmann.interval(new double[] {1, 2, 3, 4, 5}, 0.95)).isEmpty();
    assertThat(HodgesLehmann.interval(new double[] {0, 0, 0, 0, 0, 0}, 0.95))
        .contains(new Interval(0, 0));
  }

  @Property
  void mirrorsWhenEverySignIsTurned(@ForAll("samples") double[] values) {
    double[] turned = Arrays.stream(values).map(v -> -v).toArray();
    Interval interval = HodgesLehmann.interval(values, 0.95).orElseThrow();
    Interval mirrored = HodgesLehmann.interval(turned, 0.95).orElseThrow();
    assertThat(mirrored.low()).isEqualTo(-interval.high());
    assertThat(mirrored.high()).isEqualTo(-interval.low());
    assertThat(HodgesLehmann.estimate(turned))
        .isCloseTo(-HodgesLehmann.estimate(values), within(1e-12));
    assertThat(Comparison.of(mirrored, 0.02)).isEqualTo(turned(Comparison.of(interval, 0.02)));
  }

  private static Comparison turned(Comparison comparison) {
    return switch (comparison) {
      case LARGER -> Comparison.SMALLER;
      case SMALLER -> Comparison.LARGER;
      case EQUIVALENT -> Comparison.EQUIVALENT;
      case INCONCLUSIVE -> Comparison.INCONCLUSIVE;
    };
  }

  @Property
  void movesWithTheValues(
      @ForAll("samples") double[] values, @ForAll @DoubleRange(min = -10, max = 10) double shift) {
    double[] moved = Arrays.stream(values).map(v -> v + shift).toArray();
    Interval interval = HodgesLehmann.interval(values, 0.95).orElseThrow();
    Interval after = HodgesLehmann.interval(moved, 0.95).orElseThrow();
    assertThat(after.low()).isCloseTo(interval.low() + shift, within(1e-9));
    assertThat(after.high()).isCloseTo(interval.high() + shift, within(1e-9));
  }

  @Provide
  Arbitrary<double[]> samples() {
    return Arbitraries.doubles()
        .between(-10, 10)
        .ofScale(3)
        .array(double[].class)
        .ofMinSize(8)
        .ofMaxSize(30);
  }
}
