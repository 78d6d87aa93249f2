package io.benchtable.costs.book;

import io.benchtable.costs.price.PriceUnit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads typed values out of plain JSON, and says where they are missing or wrong. */
record Fields(String where, Map<String, ?> values) {

  String text(String name) {
    String text = optionalText(name);
    if (text == null || text.isBlank()) {
      throw wrong(name, "text");
    }
    return text;
  }

  @Nullable String optionalText(String name) {
    Object value = values.get(name);
    return switch (value) {
      case null -> null;
      case String text -> text;
      case Number number -> new BigDecimal(number.toString()).toPlainString();
      default -> throw wrong(name, "text");
    };
  }

  BigDecimal decimal(String name) {
    try {
      return new BigDecimal(text(name));
    } catch (NumberFormatException _) {
      throw wrong(name, "a decimal number");
    }
  }

  PriceUnit unit(String name) {
    return Optional.ofNullable(optionalText(name))
        .flatMap(PriceUnit::of)
        .orElseThrow(() -> wrong(name, "a unit vCPU-Hours, GiB-Hours or Hours"));
  }

  /** A code as ISO 4217 forms it; whether anybody pays in it is not asked. */
  String currency(String name) {
    return Optional.ofNullable(optionalText(name))
        .filter(code -> code.matches("[A-Z]{3}"))
        .orElseThrow(() -> wrong(name, "a currency code of three capital letters such as EUR"));
  }

  LocalDate date(String name) {
    try {
      return LocalDate.parse(text(name));
    } catch (java.time.format.DateTimeParseException _) {
      throw wrong(name, "a date such as 2026-11-01");
    }
  }

  Fields object(String name) {
    return of(where + "." + name, values.get(name));
  }

  Map<String, String> texts(String name) {
    if (values.get(name) == null) {
      return Map.of();
    }
    Fields object = object(name);
    Map<String, String> texts = new TreeMap<>();
    object.values.keySet().forEach(key -> texts.put(key, object.text(key)));
    return texts;
  }

  List<Fields> objects(String name) {
    if (!(values.get(name) instanceof List<?> list)) {
      throw wrong(name, "a list");
    }
    return list(where + "." + name, list);
  }

  /** Objects, each known by its number, from 0. */
  static List<Fields> list(String where, List<?> elements) {
    return IntStream.range(0, elements.size())
        .mapToObj(i -> of(where + "[" + i + "]", elements.get(i)))
        .toList();
  }

  /** The same under a name that says more. */
  Fields called(String name) {
    return new Fields(name, values);
  }

  static Fields of(String where, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(
          "Expected an object at %s, but it is %s".formatted(where, value));
    }
    Map<String, Object> values = new TreeMap<>();
    map.forEach(
        (key, element) -> {
          if (element != null) {
            values.put(String.valueOf(key), element);
          }
        });
    return new Fields(where, values);
  }

  private IllegalArgumentException wrong(String name, String expected) {
    return new IllegalArgumentException(
        "Expected %s at %s.%s, but it is %s".formatted(expected, where, name, values.get(name)));
  }
}
