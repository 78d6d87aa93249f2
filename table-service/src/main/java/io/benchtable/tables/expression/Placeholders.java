package io.benchtable.tables.expression;

import io.benchtable.tables.expression.Syntax.PathSyntax;
import io.benchtable.tables.expression.Syntax.Segment;
import io.benchtable.tables.expression.Syntax.ValueSyntax;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.ItemLimits;
import io.benchtable.tables.item.ValidationError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The names and values that a request puts in the place of placeholders; knows which were used. */
final class Placeholders {

  private final Map<String, String> names;
  private final Map<String, AttributeValue> values;
  private final Set<String> used = new HashSet<>();
  private final Set<String> attributes = new HashSet<>();

  Placeholders(Map<String, String> names, Map<String, AttributeValue> values) {
    this.names = names;
    this.values = values;
    checkNames(names);
    checkKeys(values.keySet(), ':', "ExpressionAttributeValues");
  }

  static void checkNames(Map<String, String> names) {
    checkKeys(names.keySet(), '#', "ExpressionAttributeNames");
    names.forEach(
        (key, name) -> {
          if (name.isEmpty()) {
            throw new ValidationError(
                "ExpressionAttributeNames contains invalid value: Empty attribute name for key "
                    + key);
          }
        });
  }

  private static void checkKeys(Set<String> keys, char mark, String parameter) {
    for (String key : keys) {
      if (!isPlaceholder(key, mark)) {
        throw new ValidationError(
            "%s contains invalid key: Syntax error; key: \"%s\"".formatted(parameter, key));
      }
    }
  }

  private static boolean isPlaceholder(String key, char mark) {
    for (int i = 1; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c != '_' && (c >= 128 || !Character.isLetterOrDigit(c))) {
        return false;
      }
    }
    return key.length() > 1 && key.charAt(0) == mark;
  }

  Path path(ExpressionKind kind, PathSyntax syntax) {
    if (syntax.segments().size() > ItemLimits.MAX_DEPTH) {
      throw kind.invalid(
          "The document path has too many nesting levels; nesting levels: "
              + syntax.segments().size());
    }
    List<Path.Step> steps = new ArrayList<>();
    for (Segment segment : syntax.segments()) {
      steps.add(
          switch (segment) {
            case Segment.Name(String text) -> new Path.Step.Name(name(kind, text));
            case Segment.Index(int position) -> new Path.Step.Index(position);
          });
    }
    String attribute =
        switch (steps.removeFirst()) {
          case Path.Step.Name(String name) -> name;
          case Path.Step.Index index ->
              throw new IllegalArgumentException(
                  "Expected a path to start with a name, but it starts with " + index);
        };
    attributes.add(attribute);
    return new Path(attribute, List.copyOf(steps));
  }

  /** The attributes that any path so far begins with. */
  Set<String> attributes() {
    return Set.copyOf(attributes);
  }

  private String name(ExpressionKind kind, String text) {
    if (text.charAt(0) != '#') {
      return text;
    }
    String name = names.get(text);
    if (name == null) {
      throw kind.invalid(
          "An expression attribute name used in the document path is not defined; attribute name: "
              + text);
    }
    used.add(text);
    return name;
  }

  AttributeValue value(ExpressionKind kind, ValueSyntax syntax) {
    AttributeValue value = values.get(syntax.placeholder());
    if (value == null) {
      throw kind.invalid(
          "An expression attribute value used in expression is not defined; attribute value: "
              + syntax.placeholder());
    }
    used.add(syntax.placeholder());
    return value;
  }

  void checkAllUsed() {
    checkUsed(names.keySet(), "ExpressionAttributeNames");
    checkUsed(values.keySet(), "ExpressionAttributeValues");
  }

  private void checkUsed(Collection<String> keys, String parameter) {
    if (!used.containsAll(keys)) {
      String unused =
          keys.stream()
              .filter(key -> !used.contains(key))
              .sorted()
              .collect(Collectors.joining(", "));
      throw new ValidationError(
          "Value provided in %s unused in expressions: keys: {%s}".formatted(parameter, unused));
    }
  }
}
