package io.benchtable.workflows.benchmark;

import io.benchtable.workflows.item.Shortened;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one object of a spec. A field of the wrong type is reported and then read as if it
 * were absent, so that all problems are found at once. A value that is not allowed is reported and
 * then read all the same, so that what was allowed once keeps its meaning.
 */
final class Fields {

  static final Pattern ANY = Pattern.compile("(?s).+");
  static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");
  private static final String SCALAR = "a text, a number, true or false";
  private static final int LONGEST_SHOWN = 200;

  private final String path;
  private final Map<?, ?> values;
  private final Findings problems;

  Fields(String path, Map<?, ?> values, Findings problems) {
    this.path = path;
    this.values = values;
    this.problems = problems;
  }

  String path(String field) {
    return path + "." + field;
  }

  boolean has(String field) {
    return values.get(field) != null;
  }

  /** Reports a value that is not allowed, and is read all the same. */
  void problem(String field, @Nullable Object value, String expected) {
    problems.add(new Problem(path(field), show(value), expected));
  }

  /** Reports a value that is left out, since nothing can be made of it. */
  void unreadable(String field, @Nullable Object value, String expected) {
    problems.addUnreadable(new Problem(path(field), show(value), expected));
  }

  /** Reports every field that is none of these. */
  Fields only(Collection<String> known) {
    for (var key : values.keySet()) {
      var name = String.valueOf(key);
      if (!known.contains(name)) {
        problem(
            name,
            values.get(key),
            Nearest.to(name, known)
                .map(near -> "no such field; did you mean " + near + "?")
                .orElse("no such field; known are " + String.join(", ", known)));
      }
    }
    return this;
  }

  Optional<String> text(String field, Pattern pattern, String expected) {
    var value = values.get(field);
    if (value == null) {
      return Optional.empty();
    }
    var text = Scalars.text(value);
    if (text == null) {
      unreadable(field, value, expected);
    } else if (!pattern.matcher(text).matches()) {
      problem(field, value, expected);
    }
    return Optional.ofNullable(text);
  }

  /** A text of which nothing can be made unless it has this form. */
  Optional<String> form(String field, Pattern pattern, String expected) {
    var value = values.get(field);
    if (value == null) {
      return Optional.empty();
    }
    var text =
        Optional.ofNullable(Scalars.text(value)).filter(one -> pattern.matcher(one).matches());
    if (text.isEmpty()) {
      unreadable(field, value, expected);
    }
    return text;
  }

  int integer(String field, int least, int most, int absent) {
    var value = values.get(field);
    if (value == null) {
      return absent;
    }
    var number = Scalars.whole(Scalars.number(value));
    var expected = "a whole number from " + least + " to " + most;
    if (number.isEmpty()) {
      unreadable(field, value, expected);
    } else if (number.getAsInt() < least || number.getAsInt() > most) {
      problem(field, value, expected);
    }
    return number.orElse(absent);
  }

  Optional<BigDecimal> decimal(String field) {
    var value = values.get(field);
    if (value == null) {
      return Optional.empty();
    }
    var number = value instanceof String text ? Scalars.decimal(text) : Scalars.number(value);
    if (number == null) {
      unreadable(field, value, "a number");
    }
    return Optional.ofNullable(number);
  }

  boolean bool(String field, boolean absent) {
    var value = values.get(field);
    if (value == null) {
      return absent;
    }
    if (value instanceof Boolean bool) {
      return bool;
    }
    unreadable(field, value, "true or false");
    return absent;
  }

  /** Whether a field says {@code off}, which older YAML reads as false. */
  boolean isOff(String field) {
    var value = values.get(field);
    return "off".equals(value) || Boolean.FALSE.equals(value);
  }

  Optional<Fields> object(String field) {
    return object(field, "an object");
  }

  Optional<Fields> object(String field, String expected) {
    var value = values.get(field);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Map<?, ?> map) {
      return Optional.of(new Fields(path(field), map, problems));
    }
    unreadable(field, value, expected);
    return Optional.empty();
  }

  /** The fields of an object whose names the user chooses. */
  <T> Map<String, T> map(String field, BiFunction<Fields, String, Optional<T>> read) {
    var map = new LinkedHashMap<String, T>();
    object(field)
        .ifPresent(
            fields ->
                fields.values.keySet().stream()
                    .map(String::valueOf)
                    .forEach(
                        name -> read.apply(fields, name).ifPresent(value -> map.put(name, value))));
    return map;
  }

  /** The elements of a list of objects. */
  <T> List<T> objects(String field, Function<Fields, Optional<T>> read) {
    var list = new ArrayList<T>();
    var elements = list(field);
    for (int i = 0; i < elements.size(); i++) {
      var name = field + "[" + i + "]";
      if (elements.get(i) instanceof Map<?, ?> map) {
        read.apply(new Fields(path(name), map, problems)).ifPresent(list::add);
      } else {
        unreadable(name, elements.get(i), "an object");
      }
    }
    return list;
  }

  List<String> texts(String field) {
    return each(field, value -> Optional.ofNullable(Scalars.text(value)), "a text");
  }

  List<List<String>> textLists(String field) {
    var lists = new ArrayList<List<String>>();
    var elements = list(field);
    for (int i = 0; i < elements.size(); i++) {
      var name = field + "[" + i + "]";
      if (elements.get(i) instanceof List<?> inner && !inner.isEmpty()) {
        lists.add(new Fields(path, Map.of(name, inner), problems).texts(name));
      } else {
        unreadable(name, elements.get(i), "a command: a list of texts, not empty");
      }
    }
    return lists;
  }

  /** Scalars as String, Boolean or BigDecimal. */
  List<Object> scalars(String field) {
    return each(field, value -> Optional.ofNullable(Scalars.value(value)), SCALAR);
  }

  private <T> List<T> each(
      String field, Function<@Nullable Object, Optional<T>> read, String expected) {
    var list = new ArrayList<T>();
    var elements = list(field);
    for (int i = 0; i < elements.size(); i++) {
      var value = read.apply(elements.get(i));
      if (value.isEmpty()) {
        unreadable(field + "[" + i + "]", elements.get(i), expected);
      }
      value.ifPresent(list::add);
    }
    return list;
  }

  /** A scalar, or a list of them. */
  List<Object> scalarOrScalars(String field) {
    var value = Scalars.value(values.get(field));
    return value == null ? scalars(field) : List.of(value);
  }

  Optional<Object> scalarValue(String field) {
    var value = Scalars.value(values.get(field));
    if (value == null) {
      unreadable(field, values.get(field), SCALAR);
    }
    return Optional.ofNullable(value);
  }

  List<?> list(String field) {
    var value = values.get(field);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    unreadable(field, value, "a list");
    return List.of();
  }

  static @Nullable String show(@Nullable Object value) {
    return value == null ? null : Shortened.text(String.valueOf(value), LONGEST_SHOWN);
  }
}
