package io.benchtable.tables.expression.partiql;

import io.benchtable.tables.expression.Condition;
import io.benchtable.tables.expression.KeyCondition;
import io.benchtable.tables.item.Item;
import java.util.List;
import java.util.Optional;

/**
 * How the items of a SELECT are found.
 *
 * @param whole the key of the one item that there can be
 * @param partitions to be queried one after the other; none scans everything
 * @param filter what must hold of the items that are read
 */
public record ReadPlan(
    Optional<Item> whole,
    List<KeyCondition> partitions,
    boolean descending,
    Optional<Condition> filter) {

  public ReadPlan {
    partitions = List.copyOf(partitions);
  }

  /** True when it is one item by its key, of which nothing else is asked. */
  public boolean isOneItem() {
    return whole.isPresent() && filter.isEmpty();
  }
}
