package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.expression.Condition;
import io.benchtable.tables.expression.KeyRange;
import io.benchtable.tables.expression.Projection;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.storage.ItemPage;
import io.benchtable.tables.storage.ItemRange;
import io.benchtable.tables.storage.Items;
import io.benchtable.tables.storage.ProjectedAttributes;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads all items of a table or an index, or one segment of them. */
record Scan(Items items) implements Operation {

  @Override
  public String run(RequestBody request) {
    String name = TableNames.of(request);
    int limit = RangeRequests.limit(request);
    ConsumedCapacity capacity = ConsumedCapacity.asked(request);
    RequestExpressions expressions = RequestExpressions.of(request, RequestParameters.SCAN);
    Selection selection = Selection.of(request);
    expressions.checkOlderProjection();
    expressions.checkOlderFilter();
    Item start = RangeRequests.startKey(request);
    int segments = segments(request);
    Optional<Condition> filter = expressions.filter();
    Optional<Projection> projection = expressions.projection();
    expressions.checkAllUsed();
    return items.looking(
        name,
        table -> {
          Index index = RangeRequests.index(request, table);
          selection.checkFor(index);
          expressions.checkKeyPaths(table);
          ProjectedAttributes.check(table, index, projection, filter);
          ItemPage page =
              items.read(
                  table,
                  new ItemRange(
                          index == null ? null : index.name(),
                          null,
                          KeyRange.ALL,
                          false,
                          limit,
                          start,
                          ItemRange.wanted(filter),
                          request.integer("Segment").orElse(0),
                          segments)
                      .whole(
                          ProjectedAttributes.fetches(
                              table, index, selection == Selection.ALL_ATTRIBUTES, projection)),
                  RangeRequests.consistent(request));
          return RangeRequests.answer(request, capacity, table, index, page, selection, projection);
        });
  }

  private static int segments(RequestBody request) {
    OptionalInt segment = request.integer("Segment");
    OptionalInt segments = request.integer("TotalSegments");
    if (segment.isEmpty() && segments.isEmpty()) {
      return 1;
    }
    if (segments.isEmpty()) {
      throw RequestRefused.invalid(
          "The TotalSegments parameter is required but was not present in the request when Segment"
              + " parameter is present");
    }
    if (segment.isEmpty()) {
      throw RequestRefused.invalid(
          "The Segment parameter is required but was not present in the request when parameter"
              + " TotalSegments is present");
    }
    if (segment.getAsInt() >= segments.getAsInt()) {
      throw RequestRefused.invalid(
          "The Segment parameter is zero-based and must be less than parameter TotalSegments:"
              + " Segment: %d is not less than TotalSegments: %d"
                  .formatted(segment.getAsInt(), segments.getAsInt()));
    }
    return segments.getAsInt();
  }
}
