package io.benchtable.workflows.item;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Updates and conditions as expressions with placeholders for every name and value. */
final class Expressions {

  private final Map<String, String> names = new HashMap<>();
  private final Map<String, AttributeValue> values = new HashMap<>();

  Map<String, String> names() {
    return names;
  }

  Map<String, AttributeValue> values() {
    return values;
  }

  String update(ItemUpdate update) {
    var set = new ArrayList<String>();
    update.set().forEach((attribute, value) -> set.add(name(attribute) + " = " + value(value)));
    update
        .appended()
        .forEach(
            (attribute, elements) -> {
              var name = name(attribute);
              set.add(
                  "%s = list_append(if_not_exists(%s, %s), %s)"
                      .formatted(name, name, value(List.of()), value(elements)));
            });
    var clauses = new ArrayList<String>();
    if (!set.isEmpty()) {
      clauses.add("SET " + String.join(", ", set));
    }
    if (!update.removed().isEmpty()) {
      clauses.add(
          "REMOVE " + String.join(", ", update.removed().stream().map(this::name).toList()));
    }
    return String.join(" ", clauses);
  }

  String all(List<Condition> conditions) {
    return String.join(" AND ", conditions.stream().map(this::condition).toList());
  }

  private String condition(Condition condition) {
    var name = name(condition.attribute());
    return switch (condition) {
      case Condition.Exists _ -> "attribute_exists(" + name + ")";
      case Condition.NotExists _ -> "attribute_not_exists(" + name + ")";
      case Condition.Is(_, var value) -> name + " = " + value(value);
      case Condition.OneOf(_, var options) ->
          name + " IN (" + String.join(", ", options.stream().map(this::value).toList()) + ")";
      case Condition.IsNot(_, var value) ->
          "(attribute_not_exists(" + name + ") OR " + name + " <> " + value(value) + ")";
      case Condition.MissingOrAtMost(_, var value) ->
          "(attribute_not_exists(" + name + ") OR " + name + " <= " + value(value) + ")";
    };
  }

  String key(ItemQuery query) {
    var partition = name(query.partitionAttribute()) + " = " + value(query.partition());
    return query
        .sort()
        .map(
            bound ->
                switch (bound) {
                  case ItemQuery.SortBound.AtLeast(var attribute, var least) ->
                      partition + " AND " + name(attribute) + " >= " + value(least);
                  case ItemQuery.SortBound.AtMost(var attribute, var most) ->
                      partition + " AND " + name(attribute) + " <= " + value(most);
                  case ItemQuery.SortBound.StartsWith(var attribute, var start) ->
                      partition + " AND begins_with(" + name(attribute) + ", " + value(start) + ")";
                })
        .orElse(partition);
  }

  private String name(String attribute) {
    for (var entry : names.entrySet()) {
      if (entry.getValue().equals(attribute)) {
        return entry.getKey();
      }
    }
    var placeholder = "#n" + names.size();
    names.put(placeholder, attribute);
    return placeholder;
  }

  private String value(@Nullable Object value) {
    var placeholder = ":v" + values.size();
    values.put(placeholder, Attributes.value(value));
    return placeholder;
  }
}
