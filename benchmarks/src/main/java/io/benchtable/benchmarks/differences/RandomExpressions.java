package io.benchtable.benchmarks.differences;

import io.benchtable.standalone.client.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The expressions of one request with their placeholders; some have mistakes. */
final class RandomExpressions {

  private static final List<String> COMPARISONS = List.of("=", "<>", "<", "<=", ">", ">=");
  private static final List<String> ORDERED = List.of("=", "<", "<=", ">", ">=");
  private static final List<String> TYPES =
      List.of("S", "N", "B", "SS", "NS", "BS", "BOOL", "NULL", "L", "M");
  private static final List<String> ODD_TOKENS =
      List.of(
          "AND",
          "OR",
          "NOT",
          "(",
          ")",
          ",",
          "=",
          "==",
          "IN",
          "SET",
          "REMOVE",
          ".",
          "[0]",
          "[-1]",
          ":none",
          "#none",
          "1",
          "size",
          "status",
          "foo(a)",
          "'a'",
          "$",
          "between",
          "_a",
          "+",
          "[99999999999]");

  private final Chance chance;
  private final RandomValues values;
  private final RandomPlaceholders placeholders;

  RandomExpressions(RandomValues values) {
    this.chance = values.chance();
    this.values = values;
    this.placeholders = new RandomPlaceholders(values);
  }

  void addTo(ObjectNode body) {
    placeholders.addTo(body);
  }

  private String literal(JsonNode value) {
    return placeholders.literal(value);
  }

  private String attribute(String name) {
    return placeholders.attribute(name);
  }

  private String path() {
    return placeholders.path();
  }

  private String operand() {
    return switch (chance.below(8)) {
      case 0, 1, 2 -> path();
      case 3 -> "size(" + path() + ")";
      default -> literal(chance.once(20) ? values.value() : values.scalar());
    };
  }

  /** What most functions and comparisons take. */
  private String text() {
    return literal(
        chance.once(15)
            ? values.value()
            : Tables.JSON.createObjectNode().put("S", chance.of(List.of("a", "b", "é"))));
  }

  String condition() {
    return withMistake(condition(2));
  }

  private String condition(int depth) {
    String path = path();
    return switch (chance.below(depth > 0 ? 14 : 10)) {
      case 0 -> "attribute_exists(" + path + ")";
      case 1 -> "attribute_not_exists(" + path + ")";
      case 2 ->
          "attribute_type(%s, %s)"
              .formatted(
                  path,
                  literal(
                      Tables.JSON
                          .createObjectNode()
                          .put(
                              chance.of(List.of("S"), 20, List.of("N")),
                              chance.of(TYPES, 20, List.of("X", "1")))));
      case 3 -> "begins_with(%s, %s)".formatted(path, chance.once(5) ? path() : text());
      case 4 -> "contains(%s, %s)".formatted(path, operand());
      case 5 ->
          chance.once(4)
              ? "%s BETWEEN %s AND %s".formatted(operand(), operand(), operand())
              : "%s BETWEEN %s AND %s"
                  .formatted(
                      path,
                      literal(Tables.JSON.createObjectNode().put("N", "0")),
                      literal(values.number()));
      case 6 -> "%s IN (%s)".formatted(operand(), several(3, this::operand));
      case 7, 8, 9 -> operand() + " " + chance.of(COMPARISONS) + " " + operand();
      case 10 -> "NOT " + condition(depth - 1);
      case 11 -> "(" + condition(depth - 1) + ")";
      case 12 -> condition(depth - 1) + " AND " + condition(depth - 1);
      default -> condition(depth - 1) + " OR " + condition(depth - 1);
    };
  }

  String projection() {
    return withMistake(several(3, this::path));
  }

  /** A condition on the keys of a table or an index. */
  String keyCondition(Schema schema, List<String> key) {
    String hash =
        "%s = %s"
            .formatted(attribute(key.getFirst()), literal(values.key(schema.type(key.getFirst()))));
    if (key.size() == 1 || chance.once(3)) {
      return withMistake(hash);
    }
    String range = attribute(key.getLast());
    Supplier<String> value = () -> literal(values.key(schema.type(key.getLast())));
    String second =
        switch (chance.below(8)) {
          case 0, 1 -> "%s BETWEEN %s AND %s".formatted(range, value.get(), value.get());
          case 2, 3 -> "begins_with(%s, %s)".formatted(range, value.get());
          default ->
              "%s %s %s".formatted(range, chance.of(ORDERED, 60, List.of("<>")), value.get());
        };
    return withMistake(
        chance.once(4) ? "(%s) AND (%s)".formatted(second, hash) : hash + " AND " + second);
  }

  String update() {
    List<String> clauses = new ArrayList<>();
    if (chance.once(20) || !chance.once(4)) {
      clauses.add("SET " + several(3, this::assignment));
    }
    if (chance.once(4)) {
      clauses.add("REMOVE " + several(3, this::path));
    }
    if (clauses.isEmpty() || chance.once(6)) {
      clauses.add(
          "ADD "
              + several(
                  2,
                  () -> path() + " " + literal(chance.once(2) ? values.number() : values.set())));
    }
    if (chance.once(8)) {
      clauses.add("DELETE " + several(2, () -> path() + " " + literal(values.set())));
    }
    return withMistake(String.join(" ", clauses));
  }

  private String assignment() {
    String path = path();
    return path
        + " = "
        + switch (chance.below(8)) {
          case 0, 1 -> number() + chance.of(List.of(" + ", " - ")) + number();
          case 2 ->
              "list_append(%s, %s)"
                  .formatted(
                      chance.once(3) ? path() : "if_not_exists(l, " + literal(values.list(1)) + ")",
                      literal(values.list(1)));
          default -> operandOfUpdate();
        };
  }

  private String number() {
    return switch (chance.below(4)) {
      case 0 -> path();
      case 1 -> "if_not_exists(a, " + literal(values.number()) + ")";
      case 2 -> attribute("a");
      default -> literal(values.number());
    };
  }

  private String operandOfUpdate() {
    return switch (chance.below(8)) {
      case 0 -> path();
      case 1 -> "if_not_exists(%s, %s)".formatted(path(), literal(values.value()));
      case 2, 3, 4 -> literal(values.number());
      default -> literal(values.value());
    };
  }

  private String several(int most, Supplier<String> one) {
    return IntStream.rangeClosed(0, chance.below(most))
        .mapToObj(_ -> one.get())
        .collect(Collectors.joining(", "));
  }

  /** Seldom a token more or less, or another one. */
  private String withMistake(String expression) {
    if (!chance.once(40)) {
      return expression;
    }
    List<String> tokens =
        new ArrayList<>(Arrays.asList(expression.split(" |(?=[(),=])|(?<=[(,])")));
    int place = chance.below(tokens.size());
    switch (chance.below(4)) {
      case 0 -> tokens.remove(place);
      case 1 -> tokens.add(place, chance.of(ODD_TOKENS));
      case 2 -> tokens.set(place, chance.of(ODD_TOKENS));
      default -> tokens.add(chance.of(ODD_TOKENS));
    }
    return String.join(" ", tokens);
  }
}
