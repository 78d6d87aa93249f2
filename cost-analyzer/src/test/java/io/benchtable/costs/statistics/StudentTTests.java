package io.benchtable.costs.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTests {

  /** From the tables of the distribution. */
  @ParameterizedTest
  @CsvSource({
    "0.025, 1, 12.706",
    "0.025, 2, 4.303",
    "0.025, 3, 3.182",
    "0.025, 9, 2.262",
    "0.005, 4, 4.604",
    "0.005, 10, 3.169",
    "0.05, 29, 1.699",
    "0.025, 1000, 1.962"
  })
  void agreesWithTheTables(double tail, int freedom, double t) {
    assertThat(StudentT.quantile(tail, freedom)).isCloseTo(t, within(5e-4));
  }
}
