package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.TableDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Keys of one table in their order.
 *
 * @param positions where each of them was among all that was asked for
 */
record TableKeys(TableDefinition table, List<Integer> positions, List<RowKey> keys) {

  /** All targets in the order of tables and keys, at most {@code most} at once. */
  static List<TableKeys> of(List<Target> targets, int most) {
    List<Integer> order =
        IntStream.range(0, targets.size())
            .boxed()
            .sorted(Comparator.comparing(targets::get))
            .toList();
    List<TableKeys> groups = new ArrayList<>();
    for (int position : order) {
      Target target = targets.get(position);
      if (groups.isEmpty() || !groups.getLast().takes(target, most)) {
        groups.add(new TableKeys(target.table(), new ArrayList<>(), new ArrayList<>()));
      }
      groups.getLast().positions.add(position);
      groups.getLast().keys.add(target.key());
    }
    return groups;
  }

  private boolean takes(Target target, int most) {
    return table.generation() == target.table().generation() && keys.size() < most;
  }
}
