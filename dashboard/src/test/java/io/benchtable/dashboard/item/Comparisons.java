package io.benchtable.dashboard.item;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conditions on items as the tables in memory hold them. */
final class Comparisons {

  private Comparisons() {}

  static boolean passes(Filter filter, Map<String, Attribute> item) {
    Attribute attribute = at(filter.path(), item);
    if (!Filter.compares(filter.operator())) {
      return (attribute != null) == filter.operator().equals("exists");
    }
    if (attribute == null || !attribute.type().equals(filter.type())) {
      return false;
    }
    String text = ordered(String.valueOf(attribute.value()));
    return switch (filter.operator()) {
      case "contains" -> text.contains(filter.values().getFirst());
      case "in" -> filter.values().stream().anyMatch(value -> ordered(value).equals(text));
      default ->
          holds(
              new TableQuery.Sort(
                  filter.operator(), filter.values().getFirst(), filter.values().getLast()),
              text);
    };
  }

  private static @Nullable Attribute at(AttributePath path, Map<String, Attribute> item) {
    Attribute found = new Attribute("M", item);
    for (AttributePath.Step step : path.steps()) {
      Object value = found == null ? null : found.value();
      Object next =
          switch (step) {
            case AttributePath.Step.Name(String name) ->
                value instanceof Map<?, ?> map ? map.get(name) : null;
            case AttributePath.Step.Place(int place) ->
                value instanceof List<?> list && place < list.size() ? list.get(place) : null;
          };
      found = next instanceof Attribute attribute ? attribute : null;
    }
    return found;
  }

  static boolean holds(TableQuery.Sort sort, String value) {
    int difference = value.compareTo(ordered(sort.value()));
    return switch (sort.operator()) {
      case "begins_with" -> value.startsWith(sort.value());
      case ">=" -> difference >= 0;
      case "<=" -> difference <= 0;
      case "<" -> difference < 0;
      case ">" -> difference > 0;
      case "between" -> difference >= 0 && value.compareTo(ordered(sort.to())) <= 0;
      default -> difference == 0;
    };
  }

  static String ordered(Map<String, Attribute> item, String name) {
    Attribute attribute = item.get(name);
    return attribute == null ? "" : ordered(String.valueOf(attribute.value()));
  }

  /** Whole numbers in the order of their values, other texts in their own. */
  static String ordered(String text) {
    return text.matches("\\d{1,18}") ? "%018d".formatted(Long.parseLong(text)) : text;
  }
}
