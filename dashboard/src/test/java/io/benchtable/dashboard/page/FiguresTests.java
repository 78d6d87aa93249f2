package io.benchtable.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.benchtable.dashboard.item.Contracts;
import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Scale.Estimate;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class FiguresTests {

  private static final Item FIGURES = Contracts.item("figures");

  @TestFactory
  Stream<DynamicTest> figuresAreWrittenAsTheContractSays() {
    return Stream.of(
            examples("durations", one -> Durations.text(number(one, "seconds"))),
            examples("forecasts", one -> Durations.rough(number(one, "seconds"))),
            examples("bytes", one -> Bytes.text(number(one, "bytes"))),
            examples("amounts", one -> Money.text(number(one, "amount"), one.text("currency", ""))),
            columns("times", Scale::seconds),
            columns("money", column -> Scale.money(column, "USD")),
            columns("sizes", Scale::bytes))
        .flatMap(tests -> tests);
  }

  private static Stream<DynamicTest> examples(String name, Function<Item, String> written) {
    return FIGURES.children(name).stream()
        .map(
            one ->
                dynamicTest(
                    name + " " + one.text("text", ""),
                    () -> assertThat(written.apply(one)).isEqualTo(one.text("text", ""))));
  }

  private static Stream<DynamicTest> columns(String name, Function<List<Estimate>, Scale> scale) {
    return FIGURES.children(name).stream()
        .map(
            one ->
                dynamicTest(
                    name + ": " + one.text("why", ""),
                    () -> {
                      List<Item> column = one.children("column");
                      List<Estimate> values = column.stream().map(FiguresTests::estimate).toList();
                      assertThat(values)
                          .extracting(value -> scale.apply(values).figure(value).line())
                          .containsExactlyElementsOf(
                              column.stream().map(cell -> cell.text("text", "")).toList());
                    }));
  }

  private static BigDecimal number(Item example, String name) {
    return example.decimal(name).orElseThrow();
  }

  private static Estimate estimate(Item example) {
    return new Estimate(
        number(example, "median"),
        example.decimal("low").orElse(null),
        example.decimal("high").orElse(null),
        null);
  }

  @Test
  void ageIsInOneUnit() {
    assertThat(Durations.age(Duration.ofSeconds(59))).isEqualTo("59 s");
    assertThat(Durations.age(Duration.ofMinutes(59))).isEqualTo("59 min");
    assertThat(Durations.age(Duration.ofHours(47))).isEqualTo("47 h");
    assertThat(Durations.age(Duration.ofDays(3))).isEqualTo("3 days");
  }

  @Test
  void pricesAreShownAsTheirBookSaysThem() {
    assertThat(Money.price(new BigDecimal("0.0360"), "USD")).isEqualTo("$0.036");
    assertThat(Money.price(new BigDecimal("2"), "USD")).isEqualTo("$2.00");
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
}
