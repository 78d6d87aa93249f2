package io.benchtable.dashboard.item;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a value is in an item: an attribute, or what is in its maps and lists.
 *
 * @param steps the name of the attribute, and what leads on from there
 */
public record AttributePath(List<Step> steps) {

  /** One step further into an item. */
  public sealed interface Step {

    /** The attribute, or the value in a map, of this name. */
    record Name(String name) implements Step {}

    /** The value at this place of a list, from 0. */
    record Place(int place) implements Step {}
  }

  public AttributePath {
    steps = List.copyOf(steps);
  }

  /** An attribute. */
  public static AttributePath of(String attribute) {
    return new AttributePath(List.of(new Step.Name(attribute)));
  }

  /** As an expression has it, with placeholders that begin with this one. */
  Expression expression(String placeholder) {
    Map<String, String> names = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder();
    for (Step step : steps) {
      switch (step) {
        case Step.Name(String name) -> {
          String mark = numbered(placeholder, names.size());
          names.put(mark, name);
          text.append(text.isEmpty() ? "" : ".").append(mark);
        }
        case Step.Place(int place) -> text.append('[').append(place).append(']');
      }
    }
    return new Expression(text.toString(), names, Map.of());
  }

  /** The placeholder itself for the first, and others after it. */
  static String numbered(String placeholder, int number) {
    return number == 0 ? placeholder : placeholder + "_" + number;
  }
}
