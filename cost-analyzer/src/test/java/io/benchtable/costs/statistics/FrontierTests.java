package io.benchtable.costs.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FrontierTests {

  @Test
  void holdsThoseThatNoOtherBeats() {
    double[] times = {3, 1, 2, 2, 4};
    double[] costs = {1, 5, 3, 4, 1};
    assertThat(Frontier.of(times, costs)).containsExactly(1, 2, 0);
  }

  @Property
  void agreesWithTryingAllPairs(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 6) Integer> points) {
    double[] first = points.stream().mapToDouble(Integer::doubleValue).toArray();
    double[] second =
        IntStream.range(0, first.length)
            .mapToDouble(i -> (points.get(i) * 5 + i * 3) % 7)
            .toArray();
    List<Integer> naive = new ArrayList<>();
    for (int i = 0; i < first.length; i++) {
      int at = i;
      boolean beaten =
          IntStream.range(0, first.length)
              .anyMatch(
                  j ->
                      first[j] <= first[at]
                          && second[j] <= second[at]
                          && (first[j] < first[at] || second[j] < second[at]));
      if (!beaten) {
        naive.add(i);
      }
    }
    assertThat(Frontier.of(first, second)).containsExactlyInAnyOrderElementsOf(naive);
  }

  @Test
  void leavesOutWhatIsNotKnown() {
    assertThat(Frontier.of(new double[] {1, Double.NaN, 3}, new double[] {3, 1, Double.NaN}))
        .containsExactly(0);
  }

  @Test
  void hasItsKneeFarthestBelowTheLineBetweenItsEnds() {
    double[] times = {1, 2, 3, 10};
    double[] costs = {10, 2, 1.9, 1};
    assertThat(Frontier.knee(Frontier.of(times, costs), times, costs)).hasValue(1);
  }

  @Test
  void hasNoKneeOnALineOrWithTwoPoints() {
    double[] times = {1, 2, 4};
    double[] costs = {4, 2, 1};
    assertThat(Frontier.knee(Frontier.of(times, costs), times, costs)).isEmpty();
    assertThat(Frontier.knee(List.of(0, 2), times, costs)).isEmpty();
  }

  @Test
  void isSureOfWhatIsFarApartAndUnsureOfWhatIsNot() {
    Random random = new Random(1);
    double[][] times = noisy(random, 1.0, 2.0, 2.0, 3.0);
    double[][] costs = noisy(random, 3.0, 2.0, 2.0, 3.5);
    double[] chances = FrontierChances.of(times, costs, 7);
    assertThat(chances[0]).isEqualTo(1);
    assertThat(chances[3]).isZero();
    assertThat(chances[1] + chances[2]).isGreaterThanOrEqualTo(1);
    assertThat(Math.max(chances[1], chances[2])).isLessThan(1);
    assertThat(FrontierChances.of(times, costs, 7)).isEqualTo(chances);
    assertThat(FrontierChances.of(times, costs, 8)).isNotEqualTo(chances);
  }

  @Test
  void keepsTogetherWhatHappensToAllInABlock() {
    double[] drift = new Random(3).doubles(20).map(x -> 1 + 5 * x).toArray();
    double[][] times = {drift, Arrays.stream(drift).map(x -> 1.01 * x).toArray()};
    double[] chances = FrontierChances.of(times, times, 7);
    assertThat(chances).containsExactly(1, 0);
  }

  @Test
  void takesMediansOfWhatWasMeasured() {
    double[][] times = {{1, 1, 1, 1, 1, 1}, {Double.NaN, 0.5, 0.5, 0.5, 0.5, 0.5}};
    assertThat(FrontierChances.of(times, times, 7)[1]).isGreaterThan(0.99);
  }

  @Test
  void drawsFewerResamplesOnlyForVeryMany() {
    assertThat(FrontierChances.resamples(200, 50)).isEqualTo(FrontierChances.RESAMPLES);
    assertThat(FrontierChances.resamples(1000, 20)).isEqualTo(FrontierChances.RESAMPLES);
    assertThat(FrontierChances.resamples(10_000, 10)).isEqualTo(476);
    assertThat(FrontierChances.resamples(10_000, 1000)).isEqualTo(FrontierChances.FEWEST);
  }

  private static double[][] noisy(Random random, double... centres) {
    return Arrays.stream(centres)
        .mapToObj(
            c -> random.doubles(10).map(_ -> c * (1 + 0.02 * random.nextGaussian())).toArray())
        .toArray(double[][]::new);
  }
}
