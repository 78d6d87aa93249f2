package io.benchtable.costs.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangePointsTests {

  private final Random random = new Random(42);

  @Test
  void findsAStepWhereItIs() {
    double[] values = series(24, at -> (at < 15 ? 0 : 0.05) + 0.01 * random.nextGaussian());
    assertThat(ChangePoints.of(values, 0.05, 1)).containsExactly(15);
  }

  @Test
  void findsSeveralStepsAndTheWayBack() {
    double[] values =
        series(40, at -> (at < 12 ? 0 : at < 26 ? 0.08 : 0.01) + 0.01 * random.nextGaussian());
    assertThat(ChangePoints.of(values, 0.05, 1)).containsExactly(12, 26);
  }

  @Test
  void takesOneOutlierForNoChange() {
    double[] values = series(30, at -> (at == 17 ? 0.5 : 0) + 0.01 * random.nextGaussian());
    assertThat(ChangePoints.of(values, 0.05, 1)).isEmpty();
  }

  @Test
  void takesEqualValuesForNoChange() {
    assertThat(ChangePoints.of(series(50, _ -> 1), 0.05, 1)).isEmpty();
  }

  @Test
  void saysNothingOfShortSeries() {
    assertThat(ChangePoints.of(new double[] {0, 0, 0, 9, 9}, 0.05, 1)).isEmpty();
    assertThat(ChangePoints.of(new double[0], 0.05, 1)).isEmpty();
  }

  @Test
  void needsEightValuesForAClearStepInTheMiddle() {
    double[] seven = {0, 0.01, 0.02, 1, 1.01, 1.02, 1.03};
    double[] eight = {0, 0.01, 0.02, 0.03, 1, 1.01, 1.02, 1.03};
    assertThat(ChangePoints.of(seven, 0.025, 1)).as("2 of 35 arrangements").isEmpty();
    assertThat(ChangePoints.of(eight, 0.05, 1)).as("2 of 70 arrangements").containsExactly(4);
  }

  @Test
  void hasTheSameChangesForTheSameSeed() {
    double[] values = series(20, at -> (at < 9 ? 0 : 0.02) + 0.01 * random.nextGaussian());
    List<Integer> first = ChangePoints.of(values, 0.05, 7);
    assertThat(ChangePoints.of(values, 0.05, 7)).isEqualTo(first);
  }

  /**
   * 200 series without a change: at 5 %, 10 are expected and more than 20 have a probability of 0.1
   * %, so that this seed was not sought for.
   */
  @Test
  void seldomFindsAChangeWhereThereIsNone() {
    int alarms = 0;
    for (int i = 0; i < 200; i++) {
      double[] values = series(20, _ -> Math.exp(0.3 * random.nextGaussian()));
      alarms += ChangePoints.of(values, 0.05, i).isEmpty() ? 0 : 1;
    }
    assertThat(alarms).isBetween(1, 20);
  }

  @Test
  void refusesAnErrorThatPermutationsCannotTell() {
    assertThatThrownBy(() -> ChangePoints.of(new double[0], 0.0005, 1))
        .hasMessage("Expected an error from 0.001 to 1, but got 5.0E-4");
  }

  private static double[] series(int length, IntToDoubleFunction value) {
    return IntStream.range(0, length).mapToDouble(value).toArray();
  }
}
