package io.benchtable.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ArgumentsTests {

  @Test
  void areTakenByName() {
    Arguments arguments = new Arguments("--seconds", "3", "--peers", "none");
    assertThat(arguments.number("seconds", 10)).isEqualTo(3);
    assertThat(arguments.number("items", 10)).isEqualTo(10);
    assertThat(arguments.take("peers", "all")).isEqualTo("none");
    arguments.end();
  }

  @Test
  void sayWhatIsWrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Arguments("--seconds"))
        .withMessage("Expected an option and its value, but it is --seconds");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Arguments("--seconds", "few").number("seconds", 1))
        .withMessage("Expected --seconds to be a whole number, but it is 'few'");
    Arguments arguments = new Arguments("--second", "3");
    assertThat(arguments.number("seconds", 10)).isEqualTo(10);
    assertThatIllegalArgumentException()
        .isThrownBy(arguments::end)
        .withMessage("Expected --seconds, but there is --second");
  }
}
