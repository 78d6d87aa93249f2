package io.benchtable.tables.rest;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Which items of all to list, and what of them. */
record AllRequest(
    @Parameter(
            description = "How many items to read at most, before the filter; 1 to 1,000, else 100")
        @Nullable Integer limit,
    @Parameter(description = "What the list before this one had as next") @Nullable String next,
    @Parameter(description = "What must hold of an item, as behind WHERE in PartiQL")
        @Nullable String filter,
    @Parameter(description = "What of an item is wanted: names with commas between them")
        @Nullable String attributes,
    @Parameter(description = "Which part of the table to read, from 0") @Nullable Integer segment,
    @Parameter(description = "How many parts there are") @Nullable Integer segments) {

  Segment part() {
    return Segment.of(segment, segments);
  }

  ListRequest list() {
    return new ListRequest(limit, null, next, null, null, null, filter, attributes);
  }
}
