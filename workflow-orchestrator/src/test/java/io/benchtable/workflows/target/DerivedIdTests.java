package io.benchtable.workflows.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DerivedIdTests {

  @Test
  void followsFromItsParts() {
    assertThat(DerivedId.hash("rule", "target", "event"))
        .matches("[0-9a-f]{32}")
        .isEqualTo(DerivedId.hash("rule", "target", "event"))
        .isNotEqualTo(DerivedId.hash("rule", "target", "event2"));
  }

  @Property
  void sortsByTime(
      @ForAll @LongRange(min = 0, max = 1L << 45) long first,
      @ForAll @LongRange(min = 0, max = 1L << 45) long second,
      @ForAll String seed) {
    var one = DerivedId.timeOrdered(Instant.ofEpochMilli(first), seed);
    var other = DerivedId.timeOrdered(Instant.ofEpochMilli(second), seed);

    assertThat(one).matches("[0-9a-z]{26}");
    assertThat(Integer.signum(one.compareTo(other))).isEqualTo(Long.compare(first, second));
  }

  @Test
  void writesTimeAsAUlidDoes() {
    // Example of the ULID specification: 01ARZ3NDEK is 2016-07-30T23:54:10.259Z.
    assertThat(DerivedId.timeOrdered(Instant.ofEpochMilli(1469922850259L), "x"))
        .startsWith("01arz3ndek");
  }
}
