package io.benchtable.tables.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberValueTests {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "0.000, 0",
    "007, 7",
    "+7, 7",
    "-12, -12",
    "1.50, 1.5",
    "1e2, 100",
    "1.5E+3, 1500",
    "25e-3, 0.025",
    "-0.10, -0.1",
    "123456789012345678, 123456789012345678",
    "99999999999999999999999999999999999999, 99999999999999999999999999999999999999",
    "000000000000000000000000000000000000000000001, 1",
    ".5, 0.5",
    "1E17, 100000000000000000",
    "1E18, 1000000000000000000",
    "1000000000000000000, 1000000000000000000",
    "-1.23E+21, -1230000000000000000000",
    "1E37, 10000000000000000000000000000000000000",
    "-1E38, -1E+38",
    "123E36, 123000000000000000000000000000000000000",
    "100000000000000000000000000000000000000, 1E+38",
    "1E-18, 0.000000000000000001",
    "-1E-38, -0.00000000000000000000000000000000000001",
    "0.000000000000000000000000000000000000001, 1E-39",
    "0E2147483647, 0"
  })
  void hasOneTextWithoutNeedlessZeros(String given, String text) {
    assertThat(NumberValue.of(given).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "1000000000000000000, 1E18",
    "9223372036854775807, 9223372036854775807.0",
    "10000000000000000000000000000000000000, 1E37",
    "-0.0000000000000000001, -1E-19",
    "1E38, 100000000000000000000000000000000000000"
  })
  void isTheSameHoweverItIsWritten(String one, String other) {
    NumberValue value = NumberValue.of(one);
    assertThat(value)
        .isEqualTo(NumberValue.of(other))
        .hasSameHashCodeAs(NumberValue.of(other))
        .isEqualByComparingTo(NumberValue.of(other))
        .isEqualTo(NumberValue.of(value.text()));
    assertThat(KeyEncoding.encode(value)).isEqualTo(KeyEncoding.encode(NumberValue.of(other)));
  }

  @ParameterizedTest
  @CsvSource({
    "1E40, 10000000000000000000000000000000000000000",
    "-1.5E-41, -0.000000000000000000000000000000000000000015",
    "1.50, 1.5",
    "42, 42"
  })
  void tellsAllItsDigits(String given, String digits) {
    NumberValue value = NumberValue.of(given);
    assertThat(value.digits()).isEqualTo(digits);
    assertThat(NumberValue.of(digits)).isEqualTo(value);
  }

  @Test
  void isTheSameAsALong() {
    assertThat(NumberValue.of(1_000_000_000_000_000_000L)).isEqualTo(NumberValue.of("1E18"));
    assertThat(NumberValue.of(Long.MIN_VALUE)).isEqualTo(NumberValue.of("-9223372036854775808"));
  }

  @Test
  void reachesFromTheLeastToTheGreatestMagnitude() {
    assertThat(NumberValue.of("0." + "0".repeat(129) + "1").text()).isEqualTo("1E-130");
    assertThat(NumberValue.of("-9.9999999999999999999999999999999999999E+125").text())
        .isEqualTo("-9.9999999999999999999999999999999999999E+125");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|The parameter cannot be converted to a numeric value",
        "abc|The parameter cannot be converted to a numeric value: abc",
        "1 2|The parameter cannot be converted to a numeric value: 1 2",
        "--1|The parameter cannot be converted to a numeric value: --1",
        "NaN|The parameter cannot be converted to a numeric value: NaN",
        "١|The parameter cannot be converted to a numeric value: ١",
        "1e126|Number overflow. Attempting to store a number with magnitude larger than supported"
            + " range",
        "-1e126|Number overflow. Attempting to store a number with magnitude larger than supported"
            + " range",
        "1e-131|Number underflow. Attempting to store a number with magnitude smaller than"
            + " supported range",
        "100E2147483647|Number overflow. Attempting to store a number with magnitude larger than"
            + " supported range",
        "100E-2147483647|Number underflow. Attempting to store a number with magnitude smaller than"
            + " supported range",
        "123456789012345678901234567890123456789|Attempting to store more than 38 significant"
            + " digits in a Number",
        "1e999999999|Number overflow. Attempting to store a number with magnitude larger than"
            + " supported range"
      })
  void refusesWhatIsNoNumberOrOutOfRange(String given, String message) {
    assertThatThrownBy(() -> NumberValue.of(given))
        .isInstanceOf(ValidationError.class)
        .hasMessage(message);
  }
}
