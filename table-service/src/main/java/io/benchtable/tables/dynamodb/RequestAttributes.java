package io.benchtable.tables.dynamodb;

import io.benchtable.tables.expression.Expressions;
import io.benchtable.tables.item.ItemJson;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Finds the attributes that a request speaks of, whatever it does with them. */
final class RequestAttributes {

  private static final String LIST = "AttributesToGet";
  private static final String OPERATOR = "ConditionalOperator";

  private final RequestBody request;
  private final Set<String> names = new TreeSet<>();

  private RequestAttributes(RequestBody request) {
    this.request = request;
  }

  /**
   * @param items members that are an item or a key
   */
  static List<String> of(RequestBody request, RequestParameters parameters, String... items) {
    RequestAttributes found = new RequestAttributes(request);
    for (String item : items) {
      found.addNames(item);
    }
    for (String older : parameters.others()) {
      if (older.equals(LIST)) {
        found.names.addAll(request.strings(LIST));
      } else if (!older.equals(OPERATOR)) {
        found.addNames(older);
      }
    }
    found.addExpressions(parameters);
    return List.copyOf(found.names);
  }

  private void addNames(String member) {
    request.object(member).ifPresent(object -> names.addAll(object.node().propertyNames()));
  }

  private void addExpressions(RequestParameters parameters) {
    if (parameters.expressions().stream().noneMatch(request::has)) {
      return;
    }
    JsonNode values =
        parameters.withValues().isEmpty() ? null : request.member("ExpressionAttributeValues");
    Expressions expressions =
        Expressions.of(
            request.stringMap("ExpressionAttributeNames"),
            values == null ? Map.of() : ItemJson.readValues(values));
    for (String name : parameters.expressions()) {
      request.string(name).ifPresent(text -> read(name, text, expressions));
    }
    names.addAll(expressions.attributes());
  }

  /** What it says does not matter, but what it speaks of. */
  private static void read(String name, String text, Expressions expressions) {
    switch (name) {
      case "ConditionExpression" -> expressions.condition(text);
      case "UpdateExpression" -> expressions.update(text);
      case "FilterExpression" -> expressions.filter(text);
      case "KeyConditionExpression" -> expressions.keyCondition(text);
      case "ProjectionExpression" -> expressions.projection(text);
      default -> throw new IllegalArgumentException("Expected an expression, but it is " + name);
    }
  }
}
