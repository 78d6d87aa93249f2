package io.benchtable.tables.dynamodb;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a request does to one resource.
 *
 * @param facts what conditions can ask of it, by keys in lower case; found when they are asked for
 */
record Use(String action, String resource, Map<String, Supplier<List<String>>> facts) {

  private static final String PREFIX = "dynamodb:";

  Use {
    facts = Map.copyOf(facts);
  }

  static Use of(String operation, String resource) {
    return of(operation, resource, Map.of());
  }

  static Use of(String operation, String resource, Map<String, Supplier<List<String>>> facts) {
    return new Use(PREFIX + operation, resource, facts);
  }
}
