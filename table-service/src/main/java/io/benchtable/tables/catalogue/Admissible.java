package io.benchtable.tables.catalogue;

import java.util.List;
import java.util.Optional;

/** Which changes of a table wait until an index of it is there, or gone, and which are shown. */
final class Admissible {

  private Admissible() {}

  /** An index that is only being filled keeps nobody waiting. */
  private static Optional<Index> busy(TableDefinition table) {
    return table.unsettled().filter(index -> index.state() != IndexState.FILLING);
  }

  /** Refuses other units of the table, unless more is to be said of a change of that index. */
  static void checkUnits(
      TableDefinition table, TableDefinition changed, List<IndexUpdate> updates) {
    Optional<Index> busy = busy(table);
    boolean same =
        table.throughput().equals(changed.throughput())
            && table.billingMode() == changed.billingMode();
    if (busy.isEmpty() || same) {
      return;
    }
    String name = busy.get().name();
    if (updates.stream().noneMatch(update -> update.index().equals(name))) {
      throw RequestRefused.stillInUse(
          "Can't change table IOPS when an index is being %s. Table: %s Indexes: [%s]"
              .formatted(
                  busy.get().state() == IndexState.DELETING ? "deleted" : "created",
                  table.name(),
                  name));
    }
  }

  /** Refuses another stream and other bounds on demand. */
  static void check(TableDefinition table, TableDefinition changed, boolean switchesStream) {
    Optional<Index> busy = busy(table);
    if (busy.isEmpty()) {
      return;
    }
    boolean goes = busy.get().state() == IndexState.DELETING;
    String name = busy.get().name();
    if (switchesStream) {
      throw RequestRefused.stillInUse(
          "Can't change stream status when an index is being " + (goes ? "deleted" : "created"));
    }
    if (!bounded(changed, table).equals(changed)) {
      throw RequestRefused.stillInUse(
          "OnDemandThroughput cannot be updated while index %s is in progress for indexes: [%s]"
              .formatted(goes ? "deletion" : "creation", name));
    }
  }

  /** Refuses to delete a table as long as anything is done to an index of it. */
  static void checkDeletion(TableDefinition table, Moment moment) {
    if (table.unsettled().isPresent()
        || table.indexes().stream().anyMatch(index -> index.isUpdating(moment.now()))) {
      throw RequestRefused.stillInUse(
          "Cannot delete table while indexes are being created, updated, or deleted.");
    }
  }

  /** The status that a change begins: none for the units of indexes and for bounds on demand. */
  static TableStatus status(
      TableDefinition table, TableDefinition changed, boolean switchesStream) {
    TableDefinition bounded = bounded(changed, table);
    boolean quiet =
        !switchesStream
            && !changed.equals(table)
            && states(changed).equals(states(table))
            && bounded.with(table.indexes(), bounded.details()).equals(table);
    return quiet ? TableStatus.ACTIVE : TableStatus.UPDATING;
  }

  private static List<IndexState> states(TableDefinition table) {
    return table.indexes().stream().map(Index::state).toList();
  }

  /** A table with the bounds of another. */
  private static TableDefinition bounded(TableDefinition table, TableDefinition other) {
    CapacityDetails bounds = other.details().capacity();
    TableDetails details = table.details();
    return table.with(
        table.indexes(),
        details.withCapacity(
            details.capacity().withMost(bounds.maxReadUnits(), bounds.maxWriteUnits()),
            details.onDemandSince()));
  }
}
