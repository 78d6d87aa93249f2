package io.benchtable.tables.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where a value is in an item: names, and positions in lists. */
record Place(List<Object> steps) {

  static Place of(Object... steps) {
    return new Place(List.of(steps));
  }

  String attribute() {
    return (String) steps.getFirst();
  }

  boolean isTop() {
    return steps.size() == 1;
  }

  boolean hasPosition() {
    return steps.stream().anyMatch(step -> step instanceof Integer);
  }

  Object last() {
    return steps.getLast();
  }

  Place parent() {
    return new Place(steps.subList(0, steps.size() - 1));
  }

  @Nullable Object in(Map<String, Object> item) {
    @Nullable Object found = item;
    for (Object step : steps) {
      found = found == null ? null : below(found, step);
    }
    return found;
  }

  static @Nullable Object below(Object value, Object step) {
    if (step instanceof Integer position) {
      return value instanceof List<?> list && position < list.size() ? list.get(position) : null;
    }
    return value instanceof Map<?, ?> map ? map.get(step) : null;
  }

  /** Whether one lies in the other, or they take the same value for a list and for a map. */
  boolean collidesWith(Place other) {
    int shared = Math.min(steps.size(), other.steps.size());
    for (int i = 0; i < shared; i++) {
      Object one = steps.get(i);
      Object two = other.steps.get(i);
      if (one instanceof Integer != two instanceof Integer) {
        return true;
      }
      if (!one.equals(two)) {
        return false;
      }
    }
    return true;
  }

  String text(Placeholders placeholders) {
    StringBuilder text = new StringBuilder();
    for (Object step : steps) {
      if (step instanceof Integer position) {
        text.append('[').append(position).append(']');
      } else {
        text.append(text.isEmpty() ? "" : ".").append(placeholders.name((String) step));
      }
    }
    return text.toString();
  }

  /** What of an item is at some places; elements of lists stand close together. */
  static Map<String, Object> project(Map<String, Object> item, List<Place> places) {
    Map<String, Object> result = new TreeMap<>();
    tops(places)
        .forEach(
            (name, below) -> {
              Object value = item.get(name);
              Object projected = value == null ? null : projected(value, below);
              if (projected != null) {
                result.put((String) name, projected);
              }
            });
    return result;
  }

  /** The places below each first step. */
  private static Map<Object, List<Place>> tops(List<Place> places) {
    Map<Object, List<Place>> tops = new TreeMap<>();
    for (Place place : places) {
      tops.computeIfAbsent(place.steps.getFirst(), _ -> new ArrayList<>())
          .add(new Place(place.steps.subList(1, place.steps.size())));
    }
    return tops;
  }

  private static @Nullable Object projected(Object value, List<Place> places) {
    if (places.getFirst().steps.isEmpty()) {
      return value;
    }
    Map<Object, List<Place>> tops = tops(places);
    if (tops.keySet().iterator().next() instanceof Integer) {
      List<Object> list = new ArrayList<>();
      tops.forEach(
          (step, below) -> {
            Object inner = below(value, step);
            Object part = inner == null ? null : projected(inner, below);
            if (part != null) {
              list.add(part);
            }
          });
      return list.isEmpty() ? null : list;
    }
    Map<String, Object> map = new TreeMap<>();
    tops.forEach(
        (step, below) -> {
          Object inner = below(value, step);
          Object part = inner == null ? null : projected(inner, below);
          if (part != null) {
            map.put((String) step, part);
          }
        });
    return map.isEmpty() ? null : map;
  }
}
