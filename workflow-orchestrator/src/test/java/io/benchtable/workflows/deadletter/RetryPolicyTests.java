package io.benchtable.workflows.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RetryPolicyTests {

  private final RetryPolicy policy =
      new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(5), 10, Duration.ofHours(24));

  @Test
  void doublesTheWaitUpToTheLongest() {
    assertThat(policy.delay(1, 0)).isEqualTo(Duration.ofSeconds(1));
    assertThat(policy.delay(2, 0)).isEqualTo(Duration.ofSeconds(2));
    assertThat(policy.delay(5, 0)).isEqualTo(Duration.ofSeconds(16));
    assertThat(policy.delay(10, 0)).isEqualTo(Duration.ofMinutes(5));
    assertThat(policy.delay(1000, 0)).isEqualTo(Duration.ofMinutes(5));
  }

  @Property
  void waitsAtLeastHalfAndAtMostTheLongest(
      @ForAll @IntRange(min = 1, max = 2000) int failures,
      @ForAll @DoubleRange(min = 0, max = 1) double random) {
    var whole = policy.delay(failures, 0);
    assertThat(policy.delay(failures, random)).isBetween(whole.dividedBy(2), whole);
    assertThat(whole).isLessThanOrEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void endsAfterAttemptsOrAge() {
    var first = Instant.parse("2026-11-23T10:15:30Z");

    assertThat(policy.exhausted(9, first, first.plusSeconds(60))).isEmpty();
    assertThat(policy.exhausted(10, first, first.plusSeconds(60))).contains("MOST_ATTEMPTS");
    assertThat(policy.exhausted(1, first, first.plus(Duration.ofHours(24))))
        .contains("LONGEST_AGE");
  }
}
