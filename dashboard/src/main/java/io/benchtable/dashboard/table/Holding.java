package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which attributes a new index is to hold.
 *
 * @param holds the choice that was made: ALL, KEYS_ONLY or INCLUDE
 * @param attributes names separated by commas, for INCLUDE
 */
record Holding(String holds, String attributes) {

  /** What is wrong with the names. */
  Optional<String> problem() {
    return some() && names().isEmpty()
        ? Optional.of("Expected names of attributes, but there is none.")
        : Optional.empty();
  }

  Table.Projection projection() {
    return new Table.Projection(
        some() ? "INCLUDE" : holds.equals("KEYS_ONLY") ? "KEYS_ONLY" : "ALL",
        some() ? names() : List.of());
  }

  private boolean some() {
    return holds.equals("INCLUDE");
  }

  private List<String> names() {
    return Arrays.stream(attributes.split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
