package io.benchtable.tables.expression;

import static io.benchtable.tables.expression.ExpressionFixture.ITEM;
import static io.benchtable.tables.expression.ExpressionFixture.expressions;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.tables.item.Item;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s = :s",
        "s <> :h",
        "#n = :five",
        "n < :ten",
        "n <= :five",
        "n > :one",
        "n >= :five",
        ":ten > n",
        "n BETWEEN :one AND :ten",
        "n between :five and :five",
        "n IN (:one, :five)",
        "b = :b",
        "b > :b1",
        "ss = :ss",
        "m <> :map",
        "nil = :null",
        "t = :true",
        "absent <> :s",
        "absent <> nowhere",
        "NOT absent = :s",
        "NOT absent < :one",
        "NOT s < :one",
        "attribute_exists(m.b.c)",
        "attribute_exists(l[2].k)",
        "attribute_not_exists(l[3])",
        "attribute_not_exists(s.x)",
        "attribute_type(s, :S)",
        "attribute_type(m.b, :typeM)",
        "begins_with(s, :h)",
        "begins_with(b, :b1)",
        "begins_with(s, :empty)",
        "contains(s, :l)",
        "contains(ss, :a)",
        "contains(ns, :one)",
        "contains(l, :x)",
        "contains(b, :b1)",
        "contains(bs, :b1)",
        "size(s) = :five",
        "size(l) > :two",
        "size(ss) = :two",
        "size(m) = :two",
        "size(b) < size(s)",
        "(size(s)) = :five",
        "(s) = (:s)",
        "(m).a = :one",
        "m.a = :one AND l[1] = :two OR s = :h",
        "s = :h AND s = :z OR n = :five",
        "n = :five OR s = :h AND s = :z",
        "NOT s = :h AND n = :five",
        "NOT (s = :s AND n = :one)",
        "not not s = :s",
        "(s = :s) AND (n = :five)",
        "attribute_exists(s)AND(n=:five)",
        "m . b . c <> :s",
        "l [ 1 ] = :two"
      })
  void holdsForTheItem(String text) {
    assertThat(expressions().condition(text).holds(ITEM)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s = :h",
        "s = :five",
        "s < :five",
        "absent = :s",
        "absent < :ten",
        "absent BETWEEN :one AND :ten",
        "absent IN (:one)",
        "n BETWEEN :ten AND :ten",
        "n IN (:one, s)",
        "begins_with(n, :h)",
        "begins_with(absent, :h)",
        "contains(ss, :one)",
        "contains(n, :five)",
        "contains(m, :a)",
        "size(n) > :one",
        "size(absent) >= :one",
        "attribute_type(absent, :S)",
        "attribute_exists(absent)",
        "attribute_exists(l[3])",
        "attribute_exists(m[0])",
        "l[0] = l[1]",
        "(n = :five OR n = :one) AND s = :h",
        "NOT (n = :five OR s = :h)"
      })
  void doesNotHoldForTheItem(String text) {
    assertThat(expressions().condition(text).holds(ITEM)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "attribute_not_exists(pk), true",
    "attribute_exists(pk), false",
    "s <> :s, true",
    "s = :s, false",
    "size(s) = :five, false"
  })
  void takesAnAbsentItemAsOneWithoutAttributes(String text, boolean expected) {
    assertThat(expressions().condition(text).holds(Item.EMPTY)).isEqualTo(expected);
  }

  @Test
  void standsChainsOfTheGreatestLength() {
    String chain = "n=:five" + " OR n=:one".repeat(149);
    assertThat(expressions().condition(chain).holds(ITEM)).isTrue();
  }
}
