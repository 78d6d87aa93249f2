package io.benchtable.tables.dynamodb.shape;

import io.benchtable.tables.dynamodb.shape.Shape.Member;
import io.benchtable.tables.item.ValidationError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Finds all that breaks a rule in a request whose types are right, and tells it at once. */
final class Constraints {

  private static final int MOST_REPORTED = 10;

  private final List<String> violations = new ArrayList<>();

  private Constraints() {}

  static void check(Shape.Structure request, JsonNode body) {
    for (Member member : request.members()) {
      if (member.shape() instanceof Shape.TableName) {
        TableNameRules.checkLength(present(body.get(member.name())));
      }
    }
    Constraints found = new Constraints();
    found.members(request, body, null);
    if (!found.violations.isEmpty()) {
      throw found.error();
    }
  }

  private ValidationError error() {
    List<String> reported = violations.subList(0, Math.min(violations.size(), MOST_REPORTED));
    return new ValidationError(
        "%d validation error%s detected: %s"
            .formatted(
                reported.size(), reported.size() == 1 ? "" : "s", String.join("; ", reported)));
  }

  private static @Nullable JsonNode present(@Nullable JsonNode node) {
    return node == null || node.isNull() ? null : node;
  }

  private void members(Shape.Structure structure, JsonNode node, @Nullable Path path) {
    for (Member member : structure.members()) {
      JsonNode value = present(node.get(member.name()));
      if (value != null) {
        check(member.shape(), value, Path.member(path, member.name()));
      } else if (member.required()) {
        missing(Path.member(path, member.name()));
      }
    }
  }

  private void check(Shape shape, JsonNode node, Path path) {
    for (Rule rule : shape.rules().reversed()) {
      if (!rule.holds(node)) {
        violated(ValueText.of(shape, node), path, rule.text());
      }
    }
    inside(shape, node, path);
  }

  /** Rules of elements that are no structures are told of the list as a whole. */
  private void elements(Shape.ListOf list, JsonNode node, Path path) {
    together(list, list.element(), node, path, "Member");
    int position = 0;
    for (JsonNode element : node) {
      position++;
      inside(list.element(), element, path.element(position));
    }
  }

  private void entries(Shape.MapOf map, JsonNode node, Path path) {
    if (!areNames(map.keys(), node)) {
      violated(
          ValueText.of(map, node),
          path,
          "Map keys must satisfy constraint: " + listed(map.keys().rules()));
    }
    together(map, map.value(), node, path, "Map value");
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      Path at = path.element(entry.getKey());
      if (entry.getValue().isNull()) {
        if (!(map.value() instanceof Shape.Value)) {
          missing(at);
        }
      } else {
        inside(map.value(), entry.getValue(), at);
      }
    }
  }

  private static boolean areNames(Shape keys, JsonNode map) {
    return keys.rules().isEmpty()
        || map.propertyNames().stream()
            .allMatch(key -> holds(keys.rules(), JsonNodeFactory.instance.stringNode(key)));
  }

  private static boolean holds(List<Rule> rules, JsonNode node) {
    for (Rule rule : rules) {
      if (!rule.holds(node)) {
        return false;
      }
    }
    return true;
  }

  private static String listed(List<Rule> rules) {
    return rules.stream().map(Rule::text).collect(Collectors.joining(", ", "[", "]"));
  }

  private void together(Shape whole, Shape part, JsonNode node, Path path, String what) {
    List<Rule> rules = part.rules();
    if (rules.isEmpty()) {
      return;
    }
    for (JsonNode one : node) {
      if (!one.isNull() && !holds(rules, one)) {
        violated(
            ValueText.of(whole, node), path, what + " must satisfy constraint: " + listed(rules));
        return;
      }
    }
  }

  private void inside(Shape shape, JsonNode node, Path path) {
    switch (shape) {
      case Shape.Structure structure -> members(structure, node, path);
      case Shape.ListOf list -> elements(list, node, path);
      case Shape.MapOf map -> entries(map, node, path);
      case Shape.Text _,
          Shape.TableName _,
          Shape.Whole _,
          Shape.Time _,
          Shape.Flag _,
          Shape.Value _ -> {}
    }
  }

  private void missing(Path path) {
    violations.add(
        "Value null at '" + path + "' failed to satisfy constraint: Member must not be null");
  }

  private void violated(String value, Path path, String rule) {
    violations.add("Value '" + value + "' at '" + path + "' failed to satisfy constraint: " + rule);
  }
}
