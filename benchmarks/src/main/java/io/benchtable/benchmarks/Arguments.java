package io.benchtable.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a program was given as {@code --name value} pairs; each is taken once. */
public final class Arguments {

  private final Map<String, String> given = new LinkedHashMap<>();
  private final List<String> known = new ArrayList<>();

  public Arguments(String... arguments) {
    for (int i = 0; i < arguments.length; i += 2) {
      if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
        throw new IllegalArgumentException(
            "Expected an option and its value, but it is " + arguments[i]);
      }
      given.put(arguments[i].substring(2), arguments[i + 1]);
    }
  }

  public String take(String name, String otherwise) {
    known.add(name);
    String value = given.remove(name);
    return value == null ? otherwise : value;
  }

  public int number(String name, int otherwise) {
    String value = take(name, String.valueOf(otherwise));
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "Expected --%s to be a whole number, but it is '%s'".formatted(name, value), e);
    }
  }

  /** Refuses those that nobody has taken. */
  public void end() {
    if (!given.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected --%s, but there is --%s"
              .formatted(String.join(", --", known), String.join(", --", given.keySet())));
    }
  }
}
