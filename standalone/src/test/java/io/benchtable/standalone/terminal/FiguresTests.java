package io.benchtable.standalone.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1.28437 | 1.271 | 1.302 | 1.284 s [1.271, 1.302]
          12.3    | 11    | 14    | 12.3 s [11.0, 14.0]
          123.456 | 100   | 150   | 123 s [100, 150]
          """)
  void showsAsManyDigitsAsTheIntervalSupports(
      BigDecimal value, BigDecimal low, BigDecimal high, String text) {
    assertThat(Figures.seconds(value, low, high)).isEqualTo(text);
  }

  @Test
  void showsThreeDigitsWithoutAnInterval() {
    assertThat(Figures.seconds(new BigDecimal("0.41234"), null, null)).isEqualTo("0.412 s");
  }

  @Test
  void saysUnknownAndNeverZero() {
    assertThat(Figures.seconds(null, null, null)).isEqualTo("unknown");
    assertThat(Figures.money(null, "USD")).isEqualTo("unknown");
  }

  @ParameterizedTest
  @CsvSource({"0.000131,$0.00013", "12.345,$12.34", "0,$0.00", "0.42,$0.42", "0.0500,$0.050"})
  void showsMoneyWithAtLeastTwoSignificantDigits(BigDecimal amount, String text) {
    assertThat(Figures.money(amount, "USD")).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"1.324,1.32× faster", "0.5,2.00× slower", "1,1.00× faster"})
  void saysTheDirectionOfARatioInWords(BigDecimal ratio, String text) {
    assertThat(Figures.ratio(ratio, "faster", "slower")).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"840,840 ms", "12340,12.3 s", "245000,4 min 05 s", "7800000,2 h 10 min"})
  void showsDurationsInTheirUnit(long millis, String text) {
    assertThat(Figures.duration(Duration.ofMillis(millis))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"512,512 B", "2048,2.0 KiB", "12345344,11.8 MiB", "268435456,256 MiB"})
  void showsBytesInBinaryUnits(long bytes, String text) {
    assertThat(Figures.bytes(bytes)).isEqualTo(text);
  }
}
