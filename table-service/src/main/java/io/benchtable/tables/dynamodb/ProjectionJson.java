package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Projection;
import io.benchtable.tables.catalogue.RequestRefused;
import java.util.ArrayList;
import java.util.List;

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
    List<String> distinct = names.stream().distinct().toList();
    if (distinct.size() < names.size()) {
      List<String> rest = new ArrayList<>(names);
      distinct.forEach(rest::remove);
      throw RequestRefused.invalid(
          INVALID + "Duplicate element in NonKeyAttributes: " + rest.getFirst());
    }
    return names;
  }
}
