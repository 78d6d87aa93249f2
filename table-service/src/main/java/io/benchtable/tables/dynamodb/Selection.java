package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.Projection;
import io.benchtable.tables.catalogue.RequestRefused;
import org.jspecify.annotations.Nullable;

/** What a query or scan returns of the items that it finds. */
enum Selection {
  ALL_ATTRIBUTES,
  ALL_PROJECTED_ATTRIBUTES,
  SPECIFIC_ATTRIBUTES,
  COUNT;

  private static final String INVALID = "One or more parameter values were invalid: ";

  static Selection of(RequestBody request, @Nullable Index index) {
    boolean projected = request.has("ProjectionExpression");
    Selection selection =
        request
            .oneOf("Select", Selection.class)
            .orElse(
                projected
                    ? SPECIFIC_ATTRIBUTES
                    : index == null ? ALL_ATTRIBUTES : ALL_PROJECTED_ATTRIBUTES);
    if (projected && selection != SPECIFIC_ATTRIBUTES) {
      throw RequestRefused.invalid(
          "Cannot specify the ProjectionExpression when choosing to get "
              + (selection == COUNT ? "only the COUNT" : selection));
    }
    if (!projected && selection == SPECIFIC_ATTRIBUTES) {
      throw RequestRefused.invalid(
          "Must specify the AttributesToGet or ProjectionExpression when choosing to get"
              + " SPECIFIC_ATTRIBUTES");
    }
    if (index == null && selection == ALL_PROJECTED_ATTRIBUTES) {
      throw RequestRefused.invalid(
          "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
    }
    refuseMoreThanTheIndexHas(selection, index);
    return selection;
  }

  private static void refuseMoreThanTheIndexHas(Selection selection, @Nullable Index index) {
    if (index != null
        && selection == ALL_ATTRIBUTES
        && index.scope() == Index.Scope.GLOBAL
        && index.projection() != Projection.ALL) {
      throw RequestRefused.invalid(
          INVALID
              + "Select type ALL_ATTRIBUTES is not supported for global secondary index "
              + index.name()
              + " because its projection type is not ALL");
    }
  }
}
