package io.benchtable.tables.model;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A condition or filter: it has a text for the service, and is decided here by itself. */
sealed interface Check {

  boolean holds(Map<String, Object> item);

  String text(Placeholders placeholders);

  Stream<Place> places();

  /** How loosely it binds: 0 OR, 1 AND, 2 tighter. */
  default int binding() {
    return 2;
  }

  default String inside(int operator, Placeholders placeholders) {
    String text = text(placeholders);
    return binding() < operator ? "(" + text + ")" : text;
  }

  /** A place's value, or its size, against a value. */
  record Compare(Place place, boolean size, String operator, Object value) implements Check {
    @Override
    public boolean holds(Map<String, Object> item) {
      Object at = place.in(item);
      Object left = at == null || !size ? at : Plain.size(at);
      return left == null ? operator.equals("<>") : compared(left, operator, value);
    }

    static boolean compared(Object left, String operator, Object right) {
      if (operator.equals("=")) {
        return left.equals(right);
      }
      if (operator.equals("<>")) {
        return !left.equals(right);
      }
      Integer order = Plain.compare(left, right);
      return order != null
          && switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            default -> throw new IllegalArgumentException(operator);
          };
    }

    @Override
    public String text(Placeholders names) {
      String left = place.text(names);
      return (size ? "size(" + left + ")" : left) + " " + operator + " " + names.value(value);
    }

    @Override
    public Stream<Place> places() {
      return Stream.of(place);
    }
  }

  /** Two places' values; there is no text for unequal ones, as absent ones are in doubt. */
  record Same(Place one, Place other) implements Check {
    @Override
    public boolean holds(Map<String, Object> item) {
      Object value = one.in(item);
      return value != null && value.equals(other.in(item));
    }

    @Override
    public String text(Placeholders names) {
      return one.text(names) + " = " + other.text(names);
    }

    @Override
    public Stream<Place> places() {
      return Stream.of(one, other);
    }
  }

  /** A value between two of one type. */
  record Between(Place place, Object low, Object high) implements Check {
    @Override
    public boolean holds(Map<String, Object> item) {
      Object value = place.in(item);
      return value != null
          && Compare.compared(value, ">=", low)
          && Compare.compared(value, "<=", high);
    }

    @Override
    public String text(Placeholders names) {
      return "%s BETWEEN %s AND %s"
          .formatted(place.text(names), names.value(low), names.value(high));
    }

    @Override
    public Stream<Place> places() {
      return Stream.of(place);
    }
  }

  /** One of several values. */
  record In(Place place, List<Object> values) implements Check {
    @Override
    public boolean holds(Map<String, Object> item) {
      Object value = place.in(item);
      return value != null && values.contains(value);
    }

    @Override
    public String text(Placeholders names) {
      return place.text(names)
          + values.stream().map(names::value).collect(Collectors.joining(", ", " IN (", ")"));
    }

    @Override
    public Stream<Place> places() {
      return Stream.of(place);
    }
  }

  /** A function of a place and perhaps a value. */
  record Function(String name, Place place, @Nullable Object value) implements Check {
    @Override
    public boolean holds(Map<String, Object> item) {
      Object at = place.in(item);
      if (at == null) {
        return name.equals("attribute_not_exists");
      }
      return switch (name) {
        case "attribute_exists" -> true;
        case "attribute_not_exists" -> false;
        case "attribute_type" -> Plain.type(at).equals(value);
        case "begins_with" -> value != null && Plain.beginsWith(at, value);
        case "contains" -> value != null && Plain.contains(at, value);
        default -> throw new IllegalArgumentException(name);
      };
    }

    @Override
    public String text(Placeholders names) {
      String first = name + "(" + place.text(names);
      return value == null ? first + ")" : first + ", " + names.value(value) + ")";
    }

    @Override
    public Stream<Place> places() {
      return Stream.of(place);
    }
  }

  /** Both, or either of two. */
  record Joined(boolean and, Check left, Check right) implements Check {
    @Override
    public boolean holds(Map<String, Object> item) {
      return and ? left.holds(item) && right.holds(item) : left.holds(item) || right.holds(item);
    }

    @Override
    public int binding() {
      return and ? 1 : 0;
    }

    @Override
    public String text(Placeholders names) {
      return left.inside(binding(), names)
          + (and ? " AND " : " OR ")
          + right.inside(binding() + 1, names);
    }

    @Override
    public Stream<Place> places() {
      return Stream.concat(left.places(), right.places());
    }
  }

  /** The opposite. */
  record Not(Check check) implements Check {
    @Override
    public boolean holds(Map<String, Object> item) {
      return !check.holds(item);
    }

    @Override
    public String text(Placeholders names) {
      return "NOT " + check.inside(2, names);
    }

    @Override
    public Stream<Place> places() {
      return check.places();
    }
  }
}
