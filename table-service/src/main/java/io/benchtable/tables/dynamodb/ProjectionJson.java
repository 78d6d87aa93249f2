package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Projection;
import io.benchtable.tables.catalogue.RequestRefused;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads which attributes an index is to hold. */
final class ProjectionJson {

  private static final String INVALID = "One or more parameter values were invalid: ";

  private ProjectionJson() {}

  static Projection type(RequestBody projection) {
    Projection type =
        projection
            .oneOf("ProjectionType", Projection.class)
            .orElseThrow(() -> RequestRefused.invalid(INVALID + "Unknown ProjectionType: null"));
    boolean named = projection.has("NonKeyAttributes");
    if (type != Projection.INCLUDE && named) {
      throw RequestRefused.invalid(
          INVALID + "ProjectionType is " + type + ", but NonKeyAttributes is specified");
    }
    if (type == Projection.INCLUDE && !named) {
      throw RequestRefused.invalid(
          INVALID + "ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
    }
    return type;
  }

  static List<String> included(RequestBody projection) {
    List<String> names = projection.strings("NonKeyAttributes");
    if (names.stream().anyMatch(name -> name.indexOf(0) >= 0)) {
      throw RequestRefused.invalid(INVALID + "NonKeyAttributes has a name that is not valid");
    }
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw RequestRefused.invalid(INVALID + "Duplicate element in NonKeyAttributes: " + name);
      }
    }
    return names;
  }
}
