package io.benchtable.dashboard.item;

import java.util.List;
import java.util.Map;

/**
 * A conditional change of one item: made only if the attribute {@code expected} has one of the
 * texts {@code oneOf}, or merely exists when there are none.
 */
public record ItemChange(
    Map<String, Object> set, List<String> remove, String expected, List<String> oneOf) {

  public ItemChange {
    set = Map.copyOf(set);
    remove = List.copyOf(remove);
    oneOf = List.copyOf(oneOf);
  }
}
