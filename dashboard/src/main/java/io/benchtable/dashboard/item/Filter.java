package io.benchtable.dashboard.item;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A condition on a value in an item, applied after items were read.
 *
 * @param operator one of {@link #OPERATORS}
 * @param type of the values: S, N, B, BOOL or NULL
 * @param values as text: two for {@code between}, any number for {@code in}, and none where nothing
 *     is compared
 */
public record Filter(AttributePath path, String operator, String type, List<String> values) {

  /** What may be asked of a value. */
  public static final List<String> OPERATORS =
      List.of(
          "=",
          "<>",
          "<",
          "<=",
          ">",
          ">=",
          "between",
          "in",
          "begins_with",
          "contains",
          "not contains",
          "exists",
          "not exists");

  /** The types that a value may be typed in as. */
  public static final List<String> TYPES = List.of("S", "N", "B", "BOOL", "NULL");

  public Filter {
    values = List.copyOf(values);
  }

  /** Whether an operator compares with a value. */
  public static boolean compares(String operator) {
    return !operator.endsWith("exists");
  }

  /** The conditions of all rows. */
  public static Expression of(List<Filter> filters) {
    List<Expression> parts = new ArrayList<>();
    for (Filter filter : filters) {
      parts.add(filter.expression("f" + parts.size()));
    }
    return Expression.all(parts);
  }

  private Expression expression(String at) {
    Expression place = path.expression("#" + at);
    Map<String, Attribute> compared = new LinkedHashMap<>();
    for (String value : values) {
      compared.put(AttributePath.numbered(":" + at, compared.size()), compared(value));
    }
    return new Expression(
        text(place.text(), List.copyOf(compared.keySet())), place.names(), compared);
  }

  private String text(String place, List<String> marks) {
    return switch (operator) {
      case "exists" -> "attribute_exists(" + place + ")";
      case "not exists" -> "attribute_not_exists(" + place + ")";
      case "begins_with" -> "begins_with(" + place + ", " + marks.getFirst() + ")";
      case "contains" -> "contains(" + place + ", " + marks.getFirst() + ")";
      case "not contains" -> "NOT contains(" + place + ", " + marks.getFirst() + ")";
      case "between" -> place + " BETWEEN " + String.join(" AND ", marks);
      case "in" -> place + " IN (" + String.join(", ", marks) + ")";
      default -> place + " " + operator + " " + marks.getFirst();
    };
  }

  private Attribute compared(String value) {
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
