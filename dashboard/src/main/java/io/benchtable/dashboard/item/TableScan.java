package io.benchtable.dashboard.item;

import java.util.List;
import java.util.Optional;

/**
 * A page of everything in a table or an index.
 *
 * @param filters what is left out after it was read
 * @param after where the page before ended
 */
public record TableScan(
    String table, Optional<String> index, List<Filter> filters, int limit, Optional<String> after) {

  public TableScan {
    filters = List.copyOf(filters);
  }
}
