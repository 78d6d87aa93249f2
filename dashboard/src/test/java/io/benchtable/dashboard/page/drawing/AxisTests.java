package io.benchtable.dashboard.page.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AxisTests {

  @Test
  void leavesALittleRoomOnEitherSideButNoneBelowZero() {
    Axis axis = Axis.around(numbers("10", "20"));
    assertThat(axis.from()).isEqualByComparingTo("9.6");
    assertThat(axis.to()).isEqualByComparingTo("20.4");
    assertThat(axis.share(new BigDecimal("15"))).isEqualTo(0.5, within(1e-12));
    assertThat(Axis.around(numbers("0", "1")).from()).isEqualByComparingTo("0");
    assertThat(Axis.around(numbers("-1", "1")).from()).isNegative();
  }

  @Test
  void hasRoomForOneValueAndForNone() {
    assertThat(Axis.around(numbers("5", "5")).share(new BigDecimal("5")))
        .isEqualTo(0.5, within(1e-12));
    assertThat(Axis.around(numbers("0")).to()).isPositive();
    assertThat(Axis.around(List.of()).ticks(5)).isNotEmpty();
  }

  @Test
  void isLogarithmicOverDecades() {
    Axis axis = Axis.around(numbers("0.02", "30"));
    assertThat(axis.logarithmic()).isTrue();
    assertThat(axis.ticks(5))
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactlyElementsOf(numbers("0.01", "0.1", "1", "10"));
    assertThat(axis.share(new BigDecimal("10")) - axis.share(BigDecimal.ONE))
        .isEqualTo(axis.share(BigDecimal.ONE) - axis.share(new BigDecimal("0.1")), within(1e-12));
    assertThat(Axis.around(numbers("0.02", "1.99")).logarithmic()).isFalse();
    assertThat(Axis.around(numbers("0", "1000")).logarithmic()).isFalse();
  }

  @Test
  void marksRoundValues() {
    assertThat(new Axis(new BigDecimal("0.287"), new BigDecimal("0.661"), false).ticks(5))
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactlyElementsOf(numbers("0.3", "0.4", "0.5", "0.6"));
    assertThat(new Axis(BigDecimal.ZERO, new BigDecimal("57"), false).ticks(6))
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactlyElementsOf(numbers("0", "10", "20", "30", "40", "50"));
  }

  @Test
  void beginsAtZeroForWhatIsComparedByItsLength() {
    Axis axis = Axis.around(numbers("10", "20")).fromZero();
    assertThat(axis.from()).isZero();
    assertThat(Axis.around(numbers("1", "200")).fromZero().from()).isPositive();
  }

  @Test
  void refusesAnAxisWithoutLength() {
    assertThatThrownBy(() -> new Axis(BigDecimal.ONE, BigDecimal.ONE, false))
        .hasMessage("Expected an axis from low to high, but got 1 to 1");
    assertThatThrownBy(() -> new Axis(BigDecimal.ZERO, BigDecimal.ONE, true))
        .hasMessageContaining("but got 0 to 1");
  }

  private static List<BigDecimal> numbers(String... values) {
    return Stream.of(values).map(BigDecimal::new).toList();
  }
}
