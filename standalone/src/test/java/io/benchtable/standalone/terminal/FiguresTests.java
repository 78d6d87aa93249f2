package io.benchtable.standalone.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FiguresTests {

  private static final JsonNode FIGURES =
      JsonMapper.builder().build().readTree(Path.of("..", "contracts", "figures.json"));

  @TestFactory
  Stream<DynamicTest> figuresAreWrittenAsTheContractSays() {
    return Stream.of(
            examples("durations", one -> Figures.duration(number(one, "seconds"))),
            examples("forecasts", one -> Figures.rough(number(one, "seconds"))),
            examples("bytes", one -> Figures.bytes(one.path("bytes").longValue())),
            examples(
                "amounts",
                one -> Figures.money(decimal(one, "amount"), one.path("currency").asString())),
            examples("ratios", FiguresTests::ratio),
            columns("times", Figures::seconds),
            columns("money", column -> Figures.money(column, "USD")),
            columns("sizes", Figures::bytes))
        .flatMap(tests -> tests);
  }

  @Test
  void saysUnknownAndNeverZero() {
    assertThat(Figures.seconds((BigDecimal) null)).isEqualTo("unknown");
    assertThat(Figures.money((BigDecimal) null, "USD")).isEqualTo("unknown");
  }

  @Test
  void showsDurationsOfTheClock() {
    assertThat(Figures.duration(Duration.ofMillis(7_800_000))).isEqualTo("2 h 10 min");
  }

  private static Stream<DynamicTest> examples(String name, Function<JsonNode, String> written) {
    return children(FIGURES.path(name)).stream()
        .map(
            one -> {
              String text = one.path("text").asString();
              return dynamicTest(
                  name + " " + text, () -> assertThat(written.apply(one)).isEqualTo(text));
            });
  }

  private static Stream<DynamicTest> columns(
      String name, Function<List<Estimate>, List<String>> written) {
    return children(FIGURES.path(name)).stream()
        .map(
            one ->
                dynamicTest(
                    name + ": " + one.path("why").asString(),
                    () -> {
                      List<JsonNode> column = children(one.path("column"));
                      assertThat(
                              written.apply(
                                  column.stream().map(cell -> estimate(cell, "median")).toList()))
                          .isEqualTo(
                              column.stream().map(cell -> cell.path("text").asString()).toList());
                    }));
  }

  private static String ratio(JsonNode example) {
    return number(example, "ratio").compareTo(BigDecimal.ONE) > 0
        ? Figures.ratio(estimate(example, "ratio"), "faster")
        : Figures.ratio(estimate(example.path("inverse"), "ratio"), "slower");
  }

  private static List<JsonNode> children(JsonNode array) {
    List<JsonNode> children = new ArrayList<>();
    array.forEach(children::add);
    assertThat(children).isNotEmpty();
    return children;
  }

  private static Estimate estimate(JsonNode example, String name) {
    return new Estimate(decimal(example, name), decimal(example, "low"), decimal(example, "high"));
  }

  private static BigDecimal number(JsonNode example, String name) {
    return new BigDecimal(example.path(name).asString());
  }

  private static @Nullable BigDecimal decimal(JsonNode example, String name) {
    return example.path(name).isString() ? number(example, name) : null;
  }
}
