package io.benchtable.tables.dynamodb.shape;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Values as messages repeat them. What an attribute holds is not repeated. */
final class ValueText {

  private ValueText() {}

  static String of(Shape shape, @Nullable JsonNode node) {
    if (node == null || node.isNull()) {
      return "null";
    }
    return switch (shape) {
      case Shape.Text _, Shape.TableName _ -> node.stringValue();
      case Shape.Whole _, Shape.Time _ -> Numbers.text(node);
      case Shape.Flag _ -> node.toString();
      case Shape.Value value ->
          JsonTypes.typeName(value) + "@" + Integer.toHexString(node.toString().hashCode());
      case Shape.ListOf(Shape element, var _) ->
          node.valueStream()
              .map(one -> of(element, one))
              .collect(Collectors.joining(", ", "[", "]"));
      case Shape.MapOf map ->
          node.propertyStream()
              .map(entry -> entry.getKey() + "=" + of(map.value(), entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Shape.Structure(String name, var members) ->
          members.stream()
              .map(
                  member ->
                      Path.member(null, member.name())
                          + "="
                          + of(member.shape(), node.get(member.name())))
              .collect(Collectors.joining(", ", name + "(", ")"));
    };
  }
}
