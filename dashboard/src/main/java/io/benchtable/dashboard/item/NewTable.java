package io.benchtable.dashboard.item;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table to be made, paid for by request.
 *
 * @param stream which images its change events carry; none gives no events
 * @param indexes local ones, which can only be made with the table
 */
public record NewTable(
    String name,
    Table.Keys keys,
    Optional<String> stream,
    List<NewIndex> indexes,
    Map<String, String> tags) {

  public NewTable {
    indexes = List.copyOf(indexes);
    tags = Map.copyOf(tags);
  }
}
