package io.benchtable.dashboard.item;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An item, or a map inside one, as plain values: text, BigDecimal, Boolean, List and Map. Readers
 * ask for what they expect; what is absent or of another kind is empty, never an error.
 */
public record Item(Map<String, Object> attributes) {

  /** The item without attributes: what an absent map reads as. */
  public static final Item EMPTY = new Item(Map.of());

  public Item {
    attributes = Map.copyOf(attributes);
  }

  /** The attribute as text; numbers and flags are written out. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(attributes.get(name)).flatMap(Item::written);
  }

  /** The attribute as text, or the given text where it is absent. */
  public String text(String name, String otherwise) {
    return text(name).orElse(otherwise);
  }

  /** The attribute as a number, whether it was stored as a number or as a decimal string. */
  public Optional<BigDecimal> decimal(String name) {
    return text(name).flatMap(Item::number);
  }

  /** The attribute as a whole number, or the given one where it is absent. */
  public long whole(String name, long otherwise) {
    return decimal(name).map(BigDecimal::longValue).orElse(otherwise);
  }

  /** The attribute as a time. */
  public Optional<Instant> instant(String name) {
    return text(name).flatMap(Item::time);
  }

  /** Whether the attribute is there and true. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(attributes.get(name));
  }

  /** The map under this name; empty where there is none. */
  public Item child(String name) {
    return of(attributes.get(name));
  }

  /** The maps in the list under this name. */
  public List<Item> children(String name) {
    List<Item> found = new ArrayList<>();
    for (Object value : list(name)) {
      if (value instanceof Map<?, ?>) {
        found.add(of(value));
      }
    }
    return found;
  }

  /** The texts in the list under this name. */
  public List<String> texts(String name) {
    List<String> found = new ArrayList<>();
    list(name).forEach(value -> written(value).ifPresent(found::add));
    return found;
  }

  /** The values in the list under this name; empty where there is none. */
  public List<Object> list(String name) {
    return attributes.get(name) instanceof List<?> values ? List.copyOf(values) : List.of();
  }

  /** Whether there is anything at all. */
  public boolean isEmpty() {
    return attributes.isEmpty();
  }

  /** The names of the attributes in alphabetical order. */
  public List<String> names() {
    return attributes.keySet().stream().sorted().toList();
  }

  /** Reads a map as an item; anything else is empty. */
  public static Item of(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return EMPTY;
    }
    Map<String, Object> attributes = new LinkedHashMap<>();
    map.forEach(
        (name, inner) -> {
          if (inner != null) {
            attributes.put(String.valueOf(name), inner);
          }
        });
    return new Item(attributes);
  }

  private static Optional<String> written(Object value) {
    return switch (value) {
      case String text -> Optional.of(text);
      case BigDecimal number -> Optional.of(number.toPlainString());
      case Number number -> Optional.of(number.toString());
      case Boolean flag -> Optional.of(flag.toString());
      default -> Optional.empty();
    };
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
