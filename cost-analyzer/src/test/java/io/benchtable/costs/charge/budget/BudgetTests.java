package io.benchtable.costs.charge.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.costs.charge.Completeness;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTests {

  private static final Map<String, Object> GOOD =
      Map.of(
          "name", "genomics",
          "limit", "100",
          "currency", "EUR",
          "tag", Map.of("team", "genomics"),
          "period", "month");

  private static Map<String, Object> with(String name, @Nullable Object value) {
    Map<String, Object> changed = new HashMap<>(GOOD);
    changed.remove(name);
    if (value != null) {
      changed.put(name, value);
    }
    return changed;
  }

  @Test
  void isReadAsItIsWritten() {
    assertThat(BudgetForm.write(BudgetForm.read(GOOD))).isEqualTo(GOOD);
    Map<String, Object> ofBenchmark =
        Map.of("name", "b", "limit", "1.50", "currency", "USD", "benchmarkId", "01");
    assertThat(BudgetForm.write(BudgetForm.read(ofBenchmark))).isEqualTo(ofBenchmark);
    assertThat(BudgetForm.read(with("limit", new BigDecimal("2.5"))).limit())
        .isEqualByComparingTo("2.5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limit | 0 | Expected a limit above 0 of budget genomics, but it is 0",
        "limit | -5 | Expected a limit above 0 of budget genomics, but it is -5",
        "limit | much | Expected a decimal number at budget.limit, but it is much",
        "limit | | Expected text at budget.limit, but it is null",
        "currency | eur | three capital letters such as EUR of budget genomics, but it is eur",
        "currency | | Expected text at budget.currency",
        "period | week | Expected day, month, quarter or year at budget.period, but it is week",
        "period | | Expected text at budget.period",
        "tag | | Expected either a tag or a benchmarkId, but there is neither",
        "tag | team | Expected one tag with its value",
        "benchmarkId | 01 | Expected either a tag or a benchmarkId, but there are both",
        "action | cancel | Expected fields of a budget"
      })
  void refusesWhatCanBeNoBudget(String name, @Nullable String value, String why) {
    assertThatThrownBy(() -> BudgetForm.read(with(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @Test
  void aBudgetForABenchmarkHasNoPeriod() {
    Map<String, Object> values = with("tag", null);
    values.put("benchmarkId", "01");
    assertThatThrownBy(() -> BudgetForm.read(values)).hasMessageContaining("Expected no period");
  }

  @ParameterizedTest
  @CsvSource({
    "DAY, 2026-02-15, 2026-02-15",
    "MONTH, 2026-02-01, 2026-02-28",
    "QUARTER, 2026-01-01, 2026-03-31",
    "YEAR, 2026-01-01, 2026-12-31"
  })
  void aPeriodIsOneOfTheCalendar(Period period, String first, String last) {
    Period.Days days = period.at(Instant.parse("2026-02-15T12:00:00Z"));
    assertThat(days.first()).isEqualTo(first);
    assertThat(days.last()).isEqualTo(last);
  }

  @Test
  void aDayIsHalfOverAtNoon() {
    Period.Days day = Period.DAY.at(Instant.parse("2026-02-15T12:00:00Z"));
    assertThat(day.over(Instant.parse("2026-02-15T12:00:00Z"))).isEqualByComparingTo("0.5");
    assertThat(day.over(Instant.parse("2026-02-17T00:00:00Z"))).isEqualByComparingTo("1");
    assertThat(day.all()).hasSize(1);
  }

  private static BudgetState state(String spent, @Nullable String done) {
    return BudgetState.of(
        BudgetForm.read(GOOD),
        Spent.NOTHING.plus(new BigDecimal(spent), "EUR", "EUR"),
        done == null ? null : new BigDecimal(done));
  }

  @Test
  void saysWhatIsSpentLeftAndExpected() {
    BudgetState state = state("30", "0.5");
    assertThat(state.spent()).isEqualByComparingTo("30");
    assertThat(state.left()).isEqualByComparingTo("70");
    assertThat(state.forecast()).isEqualByComparingTo("60");
    assertThat(state.standing()).isEqualTo(BudgetState.Standing.WITHIN);
    assertThat(state("60", "0.5").standing()).isEqualTo(BudgetState.Standing.FORECAST_OVER);
    assertThat(state("100", "1").standing()).isEqualTo(BudgetState.Standing.WITHIN);
    assertThat(state("100.01", "1").standing()).isEqualTo(BudgetState.Standing.CROSSED);
    assertThat(state("100.01", "1").left()).isEqualByComparingTo("-0.01");
  }

  @Test
  void forecastsNothingFromLittle() {
    assertThat(state("30", "0.09").forecast()).isNull();
    assertThat(state("30", null).forecast()).isNull();
  }

  @Test
  void whatIsNotKnownIsNotNothing() {
    Spent unknown = Spent.NOTHING.plus(null, "EUR", "EUR").plus(BigDecimal.ONE, "USD", "EUR");
    BudgetState state = BudgetState.of(BudgetForm.read(GOOD), unknown, BigDecimal.ONE);
    assertThat(state.standing()).isEqualTo(BudgetState.Standing.UNKNOWN);
    assertThat(state.spent()).isNull();
    assertThat(state.unknown()).isEqualTo(2);
    assertThat(unknown.otherCurrencies()).containsExactly("USD");
    BudgetState partial =
        BudgetState.of(
            BudgetForm.read(GOOD), unknown.plus(BigDecimal.TEN, "EUR", "EUR"), BigDecimal.ONE);
    assertThat(partial.completeness()).isEqualTo(Completeness.PARTIAL);
    assertThat(partial.spent()).isEqualByComparingTo("10");
    BudgetState untouched = BudgetState.of(BudgetForm.read(GOOD), Spent.NOTHING, null);
    assertThat(untouched.standing()).isEqualTo(BudgetState.Standing.WITHIN);
  }
}
