package io.benchtable.tables.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The older parameters that say the same as some expressions. */
final class LegacyRequests {

  private static final Map<String, String> OPERATORS =
      Map.ofEntries(
          Map.entry("=", "EQ"),
          Map.entry("<>", "NE"),
          Map.entry("<", "LT"),
          Map.entry("<=", "LE"),
          Map.entry(">", "GT"),
          Map.entry(">=", "GE"),
          Map.entry("BETWEEN", "BETWEEN"),
          Map.entry("begins_with", "BEGINS_WITH"),
          Map.entry("contains", "CONTAINS"),
          Map.entry("attribute_exists", "NOT_NULL"),
          Map.entry("attribute_not_exists", "NULL"));

  private LegacyRequests() {}

  static Map<String, Object> updates(Changes changes) {
    Map<String, Object> updates = new TreeMap<>();
    for (Modification one : changes.all()) {
      updates.put(
          one.place().attribute(),
          switch (one) {
            case Modification.Put put ->
                action("PUT", ((Modification.Source.Value) put.source()).value());
            case Modification.Remove _ -> Map.of("Action", "DELETE");
            case Modification.Add add -> action("ADD", add.value());
            case Modification.Delete delete -> action("DELETE", delete.elements());
          });
    }
    return updates;
  }

  private static Map<String, Object> action(String name, Object value) {
    return Map.of("Action", name, "Value", PlainJson.wire(value));
  }

  /** Of checks of different attributes that are joined by one operator. */
  static void addCriteria(Map<String, Object> body, String name, @Nullable Check check) {
    if (check == null) {
      return;
    }
    Map<String, Object> criteria = new TreeMap<>();
    leaves(check).forEach(leaf -> add(criteria, leaf));
    body.put(name, criteria);
    if (criteria.size() > 1) {
      body.put("ConditionalOperator", ((Check.Joined) check).and() ? "AND" : "OR");
    }
  }

  private static Stream<Check> leaves(Check check) {
    return check instanceof Check.Joined(boolean _, Check left, Check right)
        ? Stream.concat(leaves(left), leaves(right))
        : Stream.of(check);
  }

  private static void add(Map<String, Object> criteria, Check leaf) {
    String attribute = leaf.places().findFirst().orElseThrow().attribute();
    Object before =
        criteria.put(
            attribute,
            switch (leaf) {
              case Check.Compare one -> criterion(one.operator(), List.of(one.value()));
              case Check.Between one -> criterion("BETWEEN", List.of(one.low(), one.high()));
              case Check.In one ->
                  Map.of(
                      "ComparisonOperator",
                      "IN",
                      "AttributeValueList",
                      one.values().stream().map(PlainJson::wire).toList());
              case Check.Function one -> {
                Object value = one.value();
                yield criterion(one.name(), value == null ? List.of() : List.of(value));
              }
              case Check.Same _, Check.Joined _, Check.Not _ ->
                  throw new IllegalArgumentException("Expected an older form, but got " + leaf);
            });
    if (before != null) {
      throw new IllegalArgumentException("Expected different attributes, but got " + attribute);
    }
  }

  private static Map<String, Object> criterion(String operator, List<Object> values) {
    Map<String, Object> criterion = new TreeMap<>();
    criterion.put("ComparisonOperator", Objects.requireNonNull(OPERATORS.get(operator)));
    if (!values.isEmpty()) {
      criterion.put("AttributeValueList", values.stream().map(PlainJson::wire).toList());
    }
    return criterion;
  }

  static Map<String, Object> keys(Call.Query query) {
    Map<String, Object> keys = new TreeMap<>();
    query.equal().forEach((name, value) -> keys.put(name, criterion("=", List.of(value))));
    query
        .range()
        .ifPresent(
            test -> {
              Object high = test.high();
              keys.put(
                  test.attribute(),
                  criterion(
                      test.operator(),
                      high == null ? List.of(test.low()) : List.of(test.low(), high)));
            });
    return keys;
  }
}
