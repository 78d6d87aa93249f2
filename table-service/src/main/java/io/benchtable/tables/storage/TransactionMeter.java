package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.storage.throughput.Throttle;
import io.benchtable.tables.storage.throughput.ThroughputExceeded;
import io.benchtable.tables.storage.throughput.Use;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Keeps transactions to the throughput of their tables, of which they use twice as much as single
 * reads and writes.
 */
record TransactionMeter(Throttle throttle) {

  /** Units of one read or write in a transaction, in units outside of any. */
  private static final int TIMES = 2;

  /** Cancels a transaction that needs a table that has no units left. */
  void admit(List<TableDefinition> tables, Use use) {
    if (tables.stream().anyMatch(throttle::limits)) {
      cancelIfRefused(
          tables,
          position -> {
            TableDefinition table = tables.get(position);
            return throttle.limits(table) ? throttle.refusal(table, null, use) : Optional.empty();
          });
    }
  }

  /** The same of the indexes that would change. */
  void admit(List<TableDefinition> tables, List<Change> changes) {
    if (tables.stream().anyMatch(throttle::limitsIndexes)) {
      cancelIfRefused(
          tables,
          position ->
              throttle.refusalOfIndexes(
                  tables.get(position),
                  WriteUnits.of(tables.get(position), changes.get(position)).indexes().keySet()));
    }
  }

  private void cancelIfRefused(
      List<TableDefinition> tables, IntFunction<Optional<ThroughputExceeded>> refusal) {
    List<CancellationReason> reasons = new ArrayList<>();
    Set<String> throttled = new LinkedHashSet<>();
    for (int i = 0; i < tables.size(); i++) {
      Optional<ThroughputExceeded> refused = refusal.apply(i);
      if (refused.isPresent()) {
        throttled.add(tables.get(i).name());
      }
      reasons.add(refused.map(CancellationReason::throttled).orElse(CancellationReason.NONE));
    }
    if (!throttled.isEmpty()) {
      throttle.countThrottled(throttled);
      throw new TransactionCancelled(reasons);
    }
  }

  void wrote(List<TableDefinition> tables, List<Change> changes) {
    for (int i = 0; i < tables.size(); i++) {
      TableDefinition table = tables.get(i);
      if (throttle.limits(table)) {
        WriteUnits units = WriteUnits.of(table, changes.get(i));
        throttle.wrote(table, TIMES * units.table(), units.indexes());
      }
    }
  }

  void read(List<TableDefinition> tables, List<Optional<Item>> items) {
    for (int i = 0; i < tables.size(); i++) {
      if (throttle.limits(tables.get(i))) {
        throttle.read(tables.get(i), null, readUnits(items.get(i)));
      }
    }
  }

  private static double readUnits(Optional<Item> item) {
    return TIMES * ReadUnits.of(item.map(Item::sizeInBytes).orElse(0), true);
  }
}
