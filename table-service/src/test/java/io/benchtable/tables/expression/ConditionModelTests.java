package io.benchtable.tables.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.item.NumberValue;
import io.benchtable.tables.item.ScalarType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random conditions over numbers, against the same conditions as plain Java predicates. */
class ConditionModelTests {

  private static final Map<String, AttributeValue> VALUES =
      Map.of(
          ":v0", NumberValue.of(0),
          ":v1", NumberValue.of(1),
          ":v2", NumberValue.of(2),
          ":v3", NumberValue.of(3));
  private static final KeySchema KEY = new KeySchema(new KeyAttribute("a", ScalarType.N), null);

  /**
   * @param weakest the loosest operator at the top: 0 OR, 1 AND, 2 anything tighter
   */
  record Modelled(String text, int weakest, Predicate<Map<String, Integer>> model) {

    String inside(int operator) {
      return weakest < operator ? "(" + text + ")" : text;
    }
  }

  @Provide
  Arbitrary<Map<String, Integer>> items() {
    return Arbitraries.maps(Arbitraries.of("a", "b", "c"), Arbitraries.integers().between(0, 3));
  }

  @Provide
  Arbitrary<Modelled> conditions() {
    return conditions(4);
  }

  private static Arbitrary<Modelled> conditions(int depth) {
    if (depth == 0) {
      return leaves();
    }
    Arbitrary<Modelled> inner = Arbitraries.lazy(() -> conditions(depth - 1));
    return Arbitraries.oneOf(
        leaves(),
        Combinators.combine(inner, inner)
            .as(
                (left, right) ->
                    new Modelled(
                        left.inside(0) + " OR " + right.inside(1),
                        0,
                        left.model().or(right.model()))),
        Combinators.combine(inner, inner)
            .as(
                (left, right) ->
                    new Modelled(
                        left.inside(1) + " AND " + right.inside(2),
                        1,
                        left.model().and(right.model()))),
        inner.map(
            negated -> new Modelled("NOT " + negated.inside(2), 2, negated.model().negate())));
  }

  private static Arbitrary<Modelled> leaves() {
    Arbitrary<String> names = Arbitraries.of("a", "b", "c");
    Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 3);
    return Arbitraries.oneOf(
        Combinators.combine(names, Arbitraries.of("=", "<>", "<", "<=", ">", ">="), numbers)
            .as(
                (name, comparator, number) ->
                    new Modelled(
                        name + comparator + ":v" + number,
                        2,
                        item -> compared(item.get(name), comparator, number))),
        Combinators.combine(names, numbers, numbers)
            .as(
                (name, one, two) ->
                    new Modelled(
                        "%s BETWEEN :v%d AND :v%d"
                            .formatted(name, Math.min(one, two), Math.max(one, two)),
                        2,
                        item ->
                            item.containsKey(name)
                                && item.get(name) >= Math.min(one, two)
                                && item.get(name) <= Math.max(one, two))),
        Combinators.combine(names, numbers, numbers)
            .as(
                (name, one, two) ->
                    new Modelled(
                        "%s IN (:v%d, :v%d)".formatted(name, one, two),
                        2,
                        item ->
                            item.containsKey(name) && List.of(one, two).contains(item.get(name)))),
        names.map(
            name ->
                new Modelled("attribute_exists(" + name + ")", 2, item -> item.containsKey(name))),
        names.map(
            name ->
                new Modelled(
                    "attribute_not_exists(" + name + ")", 2, item -> !item.containsKey(name))));
  }

  private static boolean compared(@Nullable Integer value, String comparator, int number) {
    if (value == null) {
      return comparator.equals("<>");
    }
    return switch (comparator) {
      case "=" -> value == number;
      case "<>" -> value != number;
      case "<" -> value < number;
      case "<=" -> value <= number;
      case ">" -> value > number;
      default -> value >= number;
    };
  }

  @Property(tries = 2000)
  void holdsWhereTheModelHolds(
      @ForAll("conditions") Modelled condition, @ForAll("items") Map<String, Integer> item) {
    Map<String, AttributeValue> attributes = new TreeMap<>();
    item.forEach((name, number) -> attributes.put(name, NumberValue.of(number)));
    Condition parsed = Expressions.of(Map.of(), VALUES).condition(condition.text());
    assertThat(parsed.holds(Item.of(attributes)))
        .as(condition.text())
        .isEqualTo(condition.model().test(item));
  }

  @Property(tries = 2000)
  void holdsOfNoItemWhereItIsSeenToRefuseEvery(
      @ForAll("conditions") Modelled condition, @ForAll("items") Map<String, Integer> item) {
    Map<String, AttributeValue> attributes = new TreeMap<>();
    item.forEach((name, number) -> attributes.put(name, NumberValue.of(number)));
    attributes.put("a", NumberValue.of(1));
    Condition parsed = Expressions.of(Map.of(), VALUES).condition(condition.text());
    assertThat(parsed.refusesEvery(KEY) && parsed.holds(Item.of(attributes)))
        .as(condition.text())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "attribute_not_exists(a), true",
    "attribute_not_exists(b), false",
    "attribute_not_exists(a.b), false",
    "attribute_not_exists(b) AND attribute_not_exists(a), true",
    "attribute_not_exists(a) OR b = :v1, false",
    "NOT attribute_exists(a), false"
  })
  void seesThatAConditionWantsANewItem(String condition, boolean refuses) {
    Map<String, AttributeValue> values = condition.contains(":v1") ? VALUES : Map.of();
    assertThat(Expressions.of(Map.of(), values).condition(condition).refusesEvery(KEY))
        .isEqualTo(refuses);
  }
}
