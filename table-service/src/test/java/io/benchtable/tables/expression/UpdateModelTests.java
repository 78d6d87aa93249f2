package io.benchtable.tables.expression;

import static io.benchtable.tables.expression.ExpressionFixture.SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.tables.item.AnyValues;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ListValue;
import io.benchtable.tables.item.NumberValue;
import io.benchtable.tables.item.StringValue;
import io.benchtable.tables.item.ValidationError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random updates, against a naive model that changes copies step by step. */
class UpdateModelTests {

  @Provide
  Arbitrary<Item> items() {
    return AnyValues.items();
  }

  @Provide
  Arbitrary<Map<String, String>> assignments() {
    return Arbitraries.maps(Arbitraries.of("a", "b", "c", "d"), Arbitraries.of("a", "b", "c", "e"));
  }

  @Property
  void readsTheOldItemInAllAssignments(
      @ForAll("items") Item old, @ForAll("assignments") Map<String, String> assignments) {
    if (assignments.isEmpty()) {
      return;
    }
    Map<String, AttributeValue> model = new TreeMap<>(old.attributes());
    List<String> clauses = new ArrayList<>();
    assignments.forEach(
        (target, source) -> {
          AttributeValue value = old.get(source);
          model.put(target, value == null ? new StringValue("none") : value);
          clauses.add(target + " = if_not_exists(" + source + ", :none)");
        });
    Update update =
        Expressions.of(Map.of(), Map.of(":none", new StringValue("none")))
            .update("SET " + String.join(", ", clauses), SCHEMA);
    assertThat(update.apply(old)).isEqualTo(Item.of(model));
    assertThat(update.touched(Item.of(model)).attributes().keySet())
        .isEqualTo(new TreeMap<>(assignments).keySet());
  }

  /** What happens at a position of a list: removed, or replaced by a number. */
  record Change(boolean removed, int number) {}

  @Provide
  Arbitrary<Map<Integer, Change>> listChanges() {
    return Arbitraries.maps(
            Arbitraries.integers().between(0, 8),
            Combinators.combine(Arbitraries.of(true, false), Arbitraries.integers().between(0, 99))
                .as(Change::new))
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Property
  void countsPositionsInTheOldList(
      @ForAll("listChanges") Map<Integer, Change> changes, @ForAll("sizes") int size) {
    List<AttributeValue> elements = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      elements.add(new StringValue("e" + i));
    }
    List<AttributeValue> model = new ArrayList<>(elements);
    List<AttributeValue> appended = new ArrayList<>();
    List<String> removals = new ArrayList<>();
    List<String> assignments = new ArrayList<>();
    Map<String, AttributeValue> values = new HashMap<>();
    new TreeMap<>(changes)
        .forEach(
            (position, change) -> {
              AttributeValue number = NumberValue.of(change.number());
              if (change.removed()) {
                removals.addFirst("l[" + position + "]");
              } else {
                assignments.addFirst("l[" + position + "] = :v" + position);
                values.put(":v" + position, number);
              }
              if (position < size) {
                model.set(position, change.removed() ? null : number);
              } else if (!change.removed()) {
                appended.add(number);
              }
            });
    model.removeIf(Objects::isNull);
    model.addAll(appended);
    String text =
        (removals.isEmpty() ? "" : "REMOVE " + String.join(",", removals) + " ")
            + (assignments.isEmpty() ? "" : "SET " + String.join(",", assignments));
    Item updated =
        Expressions.of(Map.of(), values)
            .update(text, SCHEMA)
            .apply(Item.of(Map.of("l", new ListValue(elements))));
    assertThat(updated).as(text).isEqualTo(Item.of(Map.of("l", new ListValue(model))));
  }

  @Provide
  Arbitrary<Integer> sizes() {
    return Arbitraries.integers().between(0, 6);
  }

  @Property
  void leavesTheOldItemAloneAlsoWhenItFails(@ForAll("items") Item old) {
    Map<String, AttributeValue> before = new TreeMap<>(old.attributes());
    Update update =
        Expressions.of(Map.of(), Map.of(":one", NumberValue.of(1)))
            .update("SET x = :one, y = absent REMOVE a ADD b :one", SCHEMA);
    boolean failed = false;
    try {
      update.apply(old);
    } catch (ValidationError e) {
      failed = true;
    }
    assertThat(failed).isTrue();
    assertThat(old).isEqualTo(Item.of(before));
  }
}
