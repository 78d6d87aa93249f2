package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.Projection;
import io.benchtable.tables.catalogue.RequestRefused;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a query or scan returns of the items that it finds. */
enum Selection {
  ALL_ATTRIBUTES,
  ALL_PROJECTED_ATTRIBUTES,
  SPECIFIC_ATTRIBUTES,
  COUNT;

  private static final String INVALID = "One or more parameter values were invalid: ";

  /** As far as it can be told without the table. */
  static Selection of(RequestBody request) {
    Optional<String> projection =
        Stream.of("ProjectionExpression", "AttributesToGet").filter(request::has).findFirst();
    boolean projected = projection.isPresent();
    Selection selection =
        request
            .oneOf("Select", Selection.class)
            .orElse(
                projected
                    ? SPECIFIC_ATTRIBUTES
                    : request.has("IndexName") ? ALL_PROJECTED_ATTRIBUTES : ALL_ATTRIBUTES);
    if (projected && selection != SPECIFIC_ATTRIBUTES) {
      throw RequestRefused.invalid(
          "Cannot specify the "
              + projection.get()
              + " when choosing to get "
              + (selection == COUNT ? "only the Count" : selection));
    }
    if (!projected && selection == SPECIFIC_ATTRIBUTES) {
      throw RequestRefused.invalid(
          "Must specify the AttributesToGet or ProjectionExpression when choosing to get"
              + " SPECIFIC_ATTRIBUTES");
    }
    if (!request.has("IndexName") && selection == ALL_PROJECTED_ATTRIBUTES) {
      throw RequestRefused.invalid(
          "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
    }
    return selection;
  }

  /** Refuses what the index has not got; no index is the table itself. */
  void checkFor(@Nullable Index index) {
    if (index != null
        && this == ALL_ATTRIBUTES
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
