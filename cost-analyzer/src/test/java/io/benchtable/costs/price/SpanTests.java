package io.benchtable.costs.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTests {

  @Test
  void aYearHasTwelveMonthsAndAMonth730Hours() {
    assertThat(new Span.Months(BigDecimal.valueOf(12)).hours().count())
        .isEqualByComparingTo("8760");
    assertThat(new Span.Hours(BigDecimal.TWO).seconds().count()).isEqualByComparingTo("7200");
    assertThat(new Span.Seconds(BigDecimal.valueOf(5400)).hours().count())
        .isEqualByComparingTo("1.5");
  }

  @Test
  void aRateForAnotherSpanIsTurnedIntoOneForAnHour() {
    BigDecimal amount = new BigDecimal("73");
    assertThat(Rate.hourly(amount, new Span.Months(BigDecimal.ONE))).isEqualByComparingTo("0.1");
    assertThat(Rate.hourly(amount, new Span.Hours(BigDecimal.ONE))).isEqualTo(amount);
    assertThat(Rate.hourly(new BigDecimal("0.01"), new Span.Seconds(BigDecimal.ONE)))
        .isEqualByComparingTo("36");
    assertThat(Rate.hourly(new BigDecimal("7300"), new Span.Months(BigDecimal.ONE)))
        .hasToString("10");
  }

  @Test
  void eachRateTakesTheUseOfItsKindAndDividesLast() {
    Span.Seconds hour = new Span.Hours(BigDecimal.ONE).seconds();
    BigDecimal amount = new BigDecimal("0.5");
    assertThat(new Rate.OfVcpu(amount).of(new Use.Vcpus(BigDecimal.TWO, hour)))
        .isEqualByComparingTo("1");
    assertThat(new Rate.OfMemory(amount).of(Use.Memory.ofMib(BigDecimal.valueOf(512), hour)))
        .isEqualByComparingTo("0.25");
    assertThat(new Rate.OfMachine(amount).of(new Use.Machine(new Span.Seconds(BigDecimal.ONE))))
        .isEqualByComparingTo("0.000138888888888889");
  }

  @ParameterizedTest
  @CsvSource({
    "purchasePrice, 0, over 0",
    "lifetimeYears, -1, over 0",
    "averagePowerWatts, -1, of 0 or more",
    "powerUsageEffectiveness, 0.9, of 1 or more",
    "electricityPricePerKwh, -0.1, of 0 or more",
    "otherCostsPerYear, -5, of 0 or more",
    "utilisation, 0, over 0",
    "utilisation, 1.1, of 0 to 1",
    "vcpus, 0, over 0",
    "memoryGiB, 0, over 0",
    "vcpuShare, 1.5, of 0 to 1"
  })
  void refusesAMachineThatCannotBe(String name, String value, String expected) {
    Map<String, String> machine =
        new HashMap<>(
            Map.of(
                "purchasePrice", "12000",
                "lifetimeYears", "5",
                "averagePowerWatts", "400",
                "powerUsageEffectiveness", "1.5",
                "electricityPricePerKwh", "0.2",
                "otherCostsPerYear", "1200",
                "utilisation", "0.5",
                "vcpus", "64",
                "memoryGiB", "256",
                "vcpuShare", "0.7"));
    assertThat(OwnHardware.of(machine).assumptions()).isEqualTo(machine);
    machine.put(name, value);
    assertThatThrownBy(() -> OwnHardware.of(machine))
        .hasMessage("Expected %s %s, but it is %s".formatted(name, expected, value));
  }
}
