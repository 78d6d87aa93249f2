package io.benchtable.tables.expression;

import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ListValue;
import io.benchtable.tables.item.MapValue;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where in an item a value is: the name of an attribute, and perhaps the way inside its value. */
public record Path(String attribute, List<Step> inside) {

  /** A way from a map or list to a value in it. */
  public sealed interface Step {

    /** Into a map. */
    record Name(String name) implements Step {}

    /** Into a list, from 0. */
    record Index(int position) implements Step {}

    default @Nullable AttributeValue in(AttributeValue value) {
      return switch (this) {
        case Name(String name) ->
            value instanceof MapValue(SortedMap<String, AttributeValue> entries)
                ? entries.get(name)
                : null;
        case Index(int position) ->
            value instanceof ListValue(List<AttributeValue> elements) && position < elements.size()
                ? elements.get(position)
                : null;
      };
    }
  }

  public static Path of(String attribute) {
    return new Path(attribute, List.of());
  }

  public @Nullable AttributeValue in(Item item) {
    AttributeValue value = item.get(attribute);
    for (Step step : inside) {
      if (value == null) {
        return null;
      }
      value = step.in(value);
    }
    return value;
  }

  /** As the service writes paths in its messages. */
  String described() {
    return inside.stream()
        .map(
            step ->
                switch (step) {
                  case Step.Name(String name) -> name;
                  case Step.Index(int position) -> "[" + position + "]";
                })
        .collect(
            Collectors.joining(", ", "[" + (inside.isEmpty() ? attribute : attribute + ", "), "]"));
  }
}
