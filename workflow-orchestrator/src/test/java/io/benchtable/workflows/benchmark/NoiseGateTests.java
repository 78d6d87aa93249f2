package io.benchtable.workflows.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoiseGateTests extends SpecFixture {

  private final NoiseGate gate = new NoiseGate(new BigDecimal("0.2"), 2);

  @ParameterizedTest
  @CsvSource({
    // wall, own, others, stolen, share
    "1.0, 0.9, 0.20, 0.00, ",
    "1.0, 0.9, 0.21, 0.00, 0.21",
    "1.0, 0.9, 0.15, 0.06, 0.21",
    "1.0, 0.9,     , 0.30, 0.30",
    "1.0, 0.9, 0.30,     , 0.30",
    "1.0, 0.9,     ,     , ",
    "1.0,    , 0.30, 0.00, 0.30",
    "1.0, 7.5, 1.40, 0.00, ",
    "1.0, 7.5, 1.60, 0.00, 0.21",
    "0.1, 0.1, 0.09, 0.00, ",
    "0.1, 0.1, 0.11, 0.00, 1.10",
    "   , 0.9, 9.00, 0.00, ",
    "0.0, 0.0, 9.00, 0.00, ",
  })
  void tellsLoadFromOutsideFromTheRunsOwn(
      @Nullable BigDecimal wall,
      @Nullable BigDecimal own,
      @Nullable BigDecimal others,
      @Nullable BigDecimal stolen,
      @Nullable BigDecimal share) {
    assertThat(gate.disturbance(wall, own, others, stolen).map(NoiseGate.Disturbance::share))
        .isEqualTo(Optional.ofNullable(share));
  }

  @Test
  void repeatsAtMostTwiceInAPlaceAndAFifthInAll() {
    assertThat(gate.mayRepeat(0, 0, 40)).isTrue();
    assertThat(gate.mayRepeat(1, 7, 40)).isTrue();
    assertThat(gate.mayRepeat(2, 2, 40)).isFalse();
    assertThat(gate.mayRepeat(0, 8, 40)).isFalse();
    assertThat(gate.mayRepeat(0, 1, 2)).isTrue();
    assertThat(new NoiseGate(BigDecimal.ONE, 0).mayRepeat(0, 0, 40)).isFalse();
  }

  @Test
  void isThereUnlessItIsOff() {
    assertThat(noise()).contains(new NoiseGate(NoiseGate.LIMIT, NoiseGate.REPEATS));
    spec.put("noise", Map.of("limit", "0.5"));
    assertThat(noise()).contains(new NoiseGate(new BigDecimal("0.5"), NoiseGate.REPEATS));
    spec.put("noise", Map.of("repeats", 0));
    assertThat(noise()).contains(new NoiseGate(NoiseGate.LIMIT, 0));
    for (Object off : List.<Object>of("off", false)) {
      spec.put("noise", off);
      assertThat(noise()).isEmpty();
    }
  }

  @Test
  void refusesWhatIsNoLimit() {
    spec.put("noise", Map.of("limit", 0, "repeats", 3, "share", 1));
    assertThat(paths())
        .containsExactlyInAnyOrder("spec.noise.limit", "spec.noise.repeats", "spec.noise.share");
    spec.put("noise", "on");
    assertThat(problems())
        .singleElement()
        .extracting(Problem::expected)
        .isEqualTo("off, or an object with limit and repeats");
  }

  private Optional<NoiseGate> noise() {
    return SpecReader.read(spec).spec().orElseThrow().design().noise();
  }
}
