package io.benchtable.dashboard.item;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An expression of DynamoDB's with what its placeholders stand for. Names and values of users are
 * never part of the text.
 */
public record Expression(String text, Map<String, String> names, Map<String, Attribute> values) {

  /** No condition. */
  public static final Expression NONE = new Expression("", Map.of(), Map.of());

  public Expression {
    names = Map.copyOf(names);
    values = Map.copyOf(values);
  }

  /** Whether there is nothing to express. */
  public boolean isEmpty() {
    return text.isEmpty();
  }

  /** All of these at once. */
  static Expression all(List<Expression> parts) {
    List<Expression> said = parts.stream().filter(part -> !part.isEmpty()).toList();
    Map<String, String> names = new LinkedHashMap<>();
    Map<String, Attribute> values = new LinkedHashMap<>();
    said.forEach(
        part -> {
          names.putAll(part.names());
          values.putAll(part.values());
        });
    return new Expression(
        said.stream().map(Expression::text).collect(Collectors.joining(" AND ")), names, values);
  }
}
