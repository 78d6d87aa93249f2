package io.benchtable.costs.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PairMeansTests {

  @Property
  void findsWhatSortingAllOfThemFinds(@ForAll("samples") double[] values) {
    PairMeans means = new PairMeans(values);
    double[] all = all(values);
    assertThat(means.count()).isEqualTo(all.length);
    for (int k = 1; k <= all.length; k++) {
      assertThat(means.smallest(k)).isEqualTo(all[k - 1] + 0.0);
    }
  }

  @Test
  void findsTheMiddleOfMillionsWithoutHoldingThem() {
    double[] values = new Random(3).doubles(5_000).toArray();
    PairMeans means = new PairMeans(values);
    double middle = means.smallest(means.count() / 2);
    double[] all = all(values);
    assertThat(middle).isEqualTo(all[(int) (means.count() / 2) - 1]);
  }

  @Test
  void refusesRanksThatThereAreNot() {
    PairMeans means = new PairMeans(new double[] {1, 2});
    assertThatThrownBy(() -> means.smallest(0)).hasMessage("Expected k from 1 to 3, but got 0");
    assertThatThrownBy(() -> means.smallest(4)).hasMessage("Expected k from 1 to 3, but got 4");
  }

  private static double[] all(double[] values) {
    double[] all = new double[values.length * (values.length + 1) / 2];
    int next = 0;
    for (int i = 0; i < values.length; i++) {
      for (int j = i; j < values.length; j++) {
        all[next++] = (values[i] + values[j]) / 2;
      }
    }
    Arrays.sort(all);
    return all;
  }

  /** With repeated values, zeros and both signs. */
  @Provide
  Arbitrary<double[]> samples() {
    return Arbitraries.oneOf(
            Arbitraries.doubles().between(-1e3, 1e3), Arbitraries.of(-1.0, -0.0, 0.0, 1.0, 1.5))
        .array(double[].class)
        .ofMinSize(1)
        .ofMaxSize(25);
  }
}
