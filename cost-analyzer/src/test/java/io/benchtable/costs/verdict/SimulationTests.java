package io.benchtable.costs.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.costs.verdict.Simulation.Sharing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The rule on benchmarks whose truth is known, in small; {@link VerdictSimulation} is the large.
 */
class SimulationTests {

  private static final int TRIALS = 1500;

  /** Three standard errors of a share of 5 %. */
  private static final double LUCK = 3 * Math.sqrt(0.05 * 0.95 / TRIALS);

  private static Simulation simulation(Noise noise) {
    return new Simulation(noise, 20261128, TRIALS);
  }

  @ParameterizedTest
  @EnumSource
  void intervalsCoverTheTruth(Noise noise) {
    assertThat(simulation(noise).ratioCovered(10)).isGreaterThan(0.94 - LUCK);
    if (noise.independent) {
      assertThat(simulation(noise).medianCovered(10)).isGreaterThan(0.94 - LUCK);
    }
  }

  @ParameterizedTest
  @EnumSource
  void seldomDeclareDifferencesBetweenEquals(Noise noise) {
    assertThat(simulation(noise).declared(6, 12, true, Sharing.COMPARISONS))
        .isLessThan(0.05 + LUCK);
  }

  @ParameterizedTest
  @EnumSource(names = "LARGE", mode = EnumSource.Mode.EXCLUDE)
  void findFivePercentWithTheRunsThatWereAnnounced(Noise noise) {
    assertThat(simulation(noise).found(1, 10).found()).isGreaterThan(0.95 - LUCK);
  }

  @Test
  void findThemAmongManyComparisonsToo() {
    assertThat(simulation(Noise.NORMAL).found(19, 10).found()).isGreaterThan(0.95 - LUCK);
  }
}
