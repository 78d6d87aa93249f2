package io.benchtable.tables.expression.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.expression.Condition;
import io.benchtable.tables.expression.KeyRange;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.item.NumberValue;
import io.benchtable.tables.item.ScalarType;
import io.benchtable.tables.item.StringValue;
import io.benchtable.tables.item.ValidationError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CriteriaTests {

  private static final KeySchema KEY =
      new KeySchema(new KeyAttribute("pk", ScalarType.S), new KeyAttribute("sk", ScalarType.N));
  private static final Item ITEM =
      ItemJson.parse(
          """
          {"pk": {"S": "p"}, "sk": {"N": "1"}, "s": {"S": "hello"}, "n": {"N": "5"},
           "z": {"NULL": true}, "l": {"L": [{"S": "x"}]}, "ss": {"SS": ["a", "b"]},
           "a.b": {"S": "dotted"}}
          """);

  @ParameterizedTest
  @CsvSource({
    "EQ, s, hello, true",
    "EQ, s, x, false",
    "EQ, nix, x, false",
    "EQ, a.b, dotted, true",
    "NE, s, x, true",
    "NE, n, x, true",
    "NE, nix, x, true",
    "NE, s, hello, false",
    "LT, s, i, true",
    "LT, n, x, false",
    "LT, nix, x, false",
    "LE, s, hello, true",
    "GT, s, hello, false",
    "GE, s, hello, true",
    "IN, s, hello, true",
    "IN, ss, a, false",
    "CONTAINS, s, ell, true",
    "CONTAINS, ss, a, true",
    "CONTAINS, l, x, true",
    "CONTAINS, nix, x, false",
    "NOT_CONTAINS, s, x, true",
    "NOT_CONTAINS, n, x, true",
    "NOT_CONTAINS, ss, a, false",
    "NOT_CONTAINS, nix, x, false",
    "BEGINS_WITH, s, he, true",
    "BEGINS_WITH, n, he, false"
  })
  void comparesWithAText(
      ComparisonOperator operator, String attribute, String text, boolean expected) {
    assertThat(holds(attribute, new Criterion(operator, List.of(new StringValue(text)))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"NULL, nix, true", "NULL, z, false", "NOT_NULL, nix, false", "NOT_NULL, z, true"})
  void takesNullForAbsence(ComparisonOperator operator, String attribute, boolean expected) {
    assertThat(holds(attribute, new Criterion(operator, List.of()))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"4, 6, true", "5, 5, true", "6, 9, false"})
  void countsBoundsAsBetween(int lower, int upper, boolean expected) {
    assertThat(holds("n", between(lower, upper))).isEqualTo(expected);
  }

  @Test
  void refusesBoundsInTheOtherOrder() {
    assertThatThrownBy(() -> between(10, 9))
        .isInstanceOf(ValidationError.class)
        .hasMessage(
            "The BETWEEN condition was provided a range where the lower bound is greater than the"
                + " upper bound");
  }

  @ParameterizedTest
  @EnumSource(ComparisonOperator.class)
  void refusesAWrongNumberOfValues(ComparisonOperator operator) {
    List<AttributeValue> wrong =
        switch (operator) {
          case NULL, NOT_NULL, BETWEEN -> List.of(new StringValue("x"));
          default -> List.of();
        };
    assertThatThrownBy(() -> new Criterion(operator, wrong))
        .isInstanceOf(ValidationError.class)
        .hasMessage(
            "One or more parameter values were invalid: Invalid number of argument(s) for the "
                + operator
                + " ComparisonOperator");
  }

  @Test
  void asksForAllOrForOne() {
    Map<String, Criterion> each = new LinkedHashMap<>();
    each.put("s", equalTo("hello"));
    each.put("n", equalTo("x"));
    assertThat(new Criteria(each, false).filter().orElseThrow().holds(ITEM)).isFalse();
    assertThat(new Criteria(each, true).filter().orElseThrow().holds(ITEM)).isTrue();
  }

  @Test
  void asksForNothing() {
    assertThat(new Criteria(Map.of(), false).condition()).isEmpty();
  }

  @Test
  void standsManyConditions() {
    Map<String, Criterion> each = new LinkedHashMap<>();
    for (int i = 0; i < 100_000; i++) {
      each.put("x" + i, new Criterion(ComparisonOperator.NULL, List.of()));
    }
    assertThat(new Criteria(each, false).condition().orElseThrow().holds(ITEM)).isTrue();
  }

  @Test
  void seesThatAnItemMustBeAbsent() {
    Condition condition =
        new Criteria(Map.of("pk", new Criterion(ComparisonOperator.NULL, List.of())), false)
            .condition()
            .orElseThrow();
    assertThat(condition.refusesEvery(KEY)).isTrue();
  }

  @Test
  void meansARangeOfKeys() {
    var condition =
        new Criteria(Map.of("sk", between(1, 2), "pk", equalTo("p")), false).keyCondition(KEY);
    assertThat(condition.partition()).containsExactly(new StringValue("p"));
    assertThat(condition.sort().fromIncluded()).isTrue();
    assertThat(new Criteria(Map.of("pk", equalTo("p")), false).keyCondition(KEY).sort())
        .isEqualTo(KeyRange.ALL);
  }

  @ParameterizedTest
  @EnumSource(
      value = ComparisonOperator.class,
      names = {"NE", "IN", "CONTAINS", "NOT_CONTAINS"})
  void refusesWhatIsNoRangeOfKeys(ComparisonOperator operator) {
    Criteria criteria =
        new Criteria(Map.of("pk", new Criterion(operator, List.of(new StringValue("p")))), false);
    assertThatThrownBy(() -> criteria.keyCondition(KEY))
        .isInstanceOf(ValidationError.class)
        .hasMessage("Attempted conditional constraint is not an indexable operation");
  }

  @Test
  void refusesWhatIsNotAboutTheKey() {
    Criteria criteria = new Criteria(Map.of("s", equalTo("x")), false);
    assertThatThrownBy(() -> criteria.keyCondition(KEY))
        .hasMessage("Query condition missed key schema element: pk");
    assertThatThrownBy(() -> new Criteria(Map.of(), false).checkNotEmpty())
        .hasMessage("Conditions can be of length 1 or 2 only");
  }

  private static boolean holds(String attribute, Criterion criterion) {
    return new Criteria(Map.of(attribute, criterion), false).filter().orElseThrow().holds(ITEM);
  }

  private static Criterion equalTo(String text) {
    return new Criterion(ComparisonOperator.EQ, List.of(new StringValue(text)));
  }

  private static Criterion between(int lower, int upper) {
    return new Criterion(
        ComparisonOperator.BETWEEN,
        Stream.of(lower, upper).<AttributeValue>map(NumberValue::of).toList());
  }
}
