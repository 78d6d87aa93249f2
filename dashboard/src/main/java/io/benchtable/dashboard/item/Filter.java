package io.benchtable.dashboard.item;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A condition on an attribute, applied after items were read.
 *
 * @param operator one of {@link #OPERATORS}
 * @param type of the value: S, N, B, BOOL or NULL
 * @param value as text
 */
public record Filter(String attribute, String operator, String type, String value) {

  /** What may be asked of an attribute. */
  public static final List<String> OPERATORS =
      List.of(
          "=",
          "<>",
          "<",
          "<=",
          ">",
          ">=",
          "begins_with",
          "contains",
          "not contains",
          "exists",
          "not exists");

  /** The types that a value may be typed in as. */
  public static final List<String> TYPES = List.of("S", "N", "B", "BOOL", "NULL");

  /** Whether the condition compares with a value. */
  public boolean compares() {
    return !operator.endsWith("exists");
  }

  /** The conditions of all rows. */
  public static Expression of(List<Filter> filters) {
    List<Expression> parts = new ArrayList<>();
    for (Filter filter : filters) {
      parts.add(filter.expression(String.valueOf(parts.size())));
    }
    return Expression.all(parts);
  }

  private Expression expression(String at) {
    String name = "#f" + at;
    String mark = ":f" + at;
    String text =
        switch (operator) {
          case "exists" -> "attribute_exists(" + name + ")";
          case "not exists" -> "attribute_not_exists(" + name + ")";
          case "begins_with" -> "begins_with(" + name + ", " + mark + ")";
          case "contains" -> "contains(" + name + ", " + mark + ")";
          case "not contains" -> "NOT contains(" + name + ", " + mark + ")";
          default -> name + " " + operator + " " + mark;
        };
    return new Expression(
        text, Map.of(name, attribute), compares() ? Map.of(mark, compared()) : Map.of());
  }

  private Attribute compared() {
    return new Attribute(
        type,
        switch (type) {
          case "N" -> new BigDecimal(value.strip());
          case "BOOL" -> Boolean.valueOf(value.strip());
          case "NULL" -> true;
          default -> value;
        });
  }
}
