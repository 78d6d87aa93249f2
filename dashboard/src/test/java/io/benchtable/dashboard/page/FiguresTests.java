package io.benchtable.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.dashboard.page.Scale.Estimate;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTests {

  @ParameterizedTest
  @CsvSource({
    "0,0 ms", "0.0001,under 1 ms", "0.84,840 ms", "0.0123,12.3 ms", "0.9996,1.00 s",
    "12.34,12.3 s", "59.94,59.9 s", "59.96,1 min 00 s", "245,4 min 05 s", "7800,2 h 10 min",
    "93600,1 d 02 h", "-3.1,−3.10 s"
  })
  void durationsReadAsPeopleSayThem(String seconds, String text) {
    assertThat(Durations.text(new BigDecimal(seconds))).isEqualTo(text);
  }

  @Test
  void ageIsInOneUnit() {
    assertThat(Durations.age(Duration.ofSeconds(59))).isEqualTo("59 s");
    assertThat(Durations.age(Duration.ofMinutes(59))).isEqualTo("59 min");
    assertThat(Durations.age(Duration.ofHours(47))).isEqualTo("47 h");
    assertThat(Durations.age(Duration.ofDays(3))).isEqualTo("3 days");
  }

  @ParameterizedTest
  @CsvSource({"0,0 B", "1023,1023 B", "1024,1.00 KiB", "12345344,11.8 MiB", "25769803776,24.0 GiB"})
  void bytesAreInBinaryUnits(String bytes, String text) {
    assertThat(Bytes.text(new BigDecimal(bytes))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0.00013,USD,$0.00013",
    "0.000131,USD,$0.00013",
    "0.42,USD,$0.42",
    "12.345,USD,$12.35",
    "0.0000082469,USD,$0.0000082",
    "12345.6,USD,$12\u202f345.60",
    "0.5,EUR,0.50 EUR",
    "-0.5,USD,−$0.50",
    "0,USD,$0.00"
  })
  void moneyHasTwoSignificantDigitsEvenWhenSmall(String amount, String currency, String text) {
    assertThat(Money.text(new BigDecimal(amount), currency)).isEqualTo(text);
  }

  @Test
  void pricesAreShownAsTheirBookSaysThem() {
    assertThat(Money.price(new BigDecimal("0.0360"), "USD")).isEqualTo("$0.036");
    assertThat(Money.price(new BigDecimal("2"), "USD")).isEqualTo("$2.00");
  }

  @Test
  void intervalDecidesHowManyDigitsAreShown() {
    Estimate estimate = estimate("1.28412", "1.27112", "1.30212");
    assertThat(Scale.seconds(List.of(estimate)).figure(estimate).line())
        .isEqualTo("1.284 s [1.271, 1.302]");
  }

  @Test
  void columnSharesUnitAndDigits() {
    Estimate one = estimate("0.3123", "0.3050", "0.3188");
    Estimate other = estimate("0.6401", "0.6400", "0.6402");
    Scale scale = Scale.seconds(List.of(one, other));
    assertThat(scale.figure(one).line()).isEqualTo("312.30 ms [305.00, 318.80]");
    assertThat(scale.figure(other).line()).isEqualTo("640.10 ms [640.00, 640.20]");
  }

  @Test
  void withoutIntervalThereAreThreeDigits() {
    Estimate estimate = new Estimate(new BigDecimal("0.31234"), null, null, "too few runs");
    assertThat(Scale.seconds(List.of(estimate)).figure(estimate))
        .isEqualTo(new Figure("312 ms", null, "too few runs", "0.31234"));
  }

  @Test
  void intervalOfCostsKeepsItsCurrency() {
    Estimate estimate = estimate("0.0000081", "0.0000080", "0.0000082");
    assertThat(Scale.money(List.of(estimate), "USD").figure(estimate).line())
        .isEqualTo("$0.00000810 [0.00000800, 0.00000820]");
  }

  @Property
  boolean roundedValueStaysWithinHalfOfItsLastDigit(
      @ForAll @LongRange(min = 1, max = 100_000_000_000L) long millionths) {
    BigDecimal value = BigDecimal.valueOf(millionths, 6);
    int decimals = Digits.significant(value, 3);
    BigDecimal shown = new BigDecimal(Digits.fixed(value, decimals).replace("\u202f", ""));
    return shown
            .subtract(value)
            .abs()
            .compareTo(BigDecimal.ONE.movePointLeft(decimals).divide(BigDecimal.TWO))
        <= 0;
  }

  @Test
  void momentIsReadableAndExact() {
    assertThat(Moment.of(Instant.parse("2026-11-23T10:15:30.123456Z")))
        .isEqualTo(new Moment("2026-11-23T10:15:30.123Z", "23 Nov 2026, 10:15:30 UTC"));
  }

  @Test
  void csvQuotesAndDefusesFormulas() {
    assertThat(Csv.text(List.of(List.of("a,b", "x\"y", "=1+1", "-3.5", "plain"))))
        .isEqualTo("\"a,b\",\"x\"\"y\",'=1+1,-3.5,plain\r\n");
  }

  @Test
  void commandsAreQuotedAsAShellWouldTakeThem() {
    assertThat(CommandText.of(List.of("sh", "-c", "echo it's", "--n=1")))
        .isEqualTo("sh -c 'echo it'\\''s' --n=1");
  }

  private static Estimate estimate(String median, String low, String high) {
    return new Estimate(new BigDecimal(median), new BigDecimal(low), new BigDecimal(high), null);
  }
}
