package io.benchtable.tables.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules for changes of the global secondary indexes of a table. */
final class IndexUpdates {

  private static final String INVALID = "One or more parameter values were invalid: ";
  private static final int MOST = 20;

  /** A relation of PostgreSQL has at most 1,600 columns in all its life, and a slot takes two. */
  static final int MOST_SLOTS = 780;

  private IndexUpdates() {}

  static TableDefinition apply(TableDefinition table, List<IndexUpdate> updates, Moment moment) {
    refuseTwice(updates);
    refuseMoreThanOne(table, updates);
    TableDefinition changed = table;
    for (IndexUpdate update : updates) {
      changed = changed.with(applied(changed, update, moment), changed.details());
    }
    return changed;
  }

  private static void refuseTwice(List<IndexUpdate> updates) {
    Set<String> names = new HashSet<>();
    for (IndexUpdate update : updates) {
      if (!names.add(update.index())) {
        throw RequestRefused.invalid(
            INVALID
                + "Only one global secondary index update per index is allowed simultaneously."
                + " Index: "
                + update.index());
      }
    }
  }

  private static void refuseMoreThanOne(TableDefinition table, List<IndexUpdate> updates) {
    List<IndexUpdate> online =
        updates.stream().filter(update -> !(update instanceof IndexUpdate.Capacity)).toList();
    Optional<Index> unsettled = table.unsettled();
    boolean busy =
        unsettled.isPresent()
            && online.stream().anyMatch(update -> !update.index().equals(unsettled.get().name()));
    if (online.size() > 1 || busy) {
      throw new RequestRefused(
          ErrorCode.LIMIT_EXCEEDED,
          "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously"
              + " per table");
    }
  }

  private static List<Index> applied(TableDefinition table, IndexUpdate update, Moment moment) {
    return switch (update) {
      case IndexUpdate.Create(Index wanted) -> with(table, wanted, moment);
      case IndexUpdate.Delete(String name) -> {
        Index index = global(table, name, "delete");
        if (index.state() == IndexState.REQUESTED || index.state() == IndexState.DELETING) {
          throw inUse(
              index.state() == IndexState.DELETING
                  ? "Index is being deleted."
                  : "Index creation is in resource allocation phase. Retry deletion during"
                      + " backfilling phase or when the index is active.",
              table,
              name);
        }
        yield replaced(
            table,
            index.withDetails(index.details().withState(IndexState.DELETING, moment.shownUntil())));
      }
      case IndexUpdate.Capacity capacity -> withCapacity(table, capacity, moment);
    };
  }

  private static RequestRefused inUse(String why, TableDefinition table, String index) {
    return RequestRefused.stillInUse("%s Table: %s Index: %s".formatted(why, table.name(), index));
  }

  private static List<Index> with(TableDefinition table, Index wanted, Moment moment) {
    Optional<Index> there = table.index(wanted.name());
    if (there.filter(index -> index.state() == IndexState.DELETING).isPresent()) {
      throw inUse("Index is being deleted.", table, wanted.name());
    }
    if (there.isPresent()) {
      throw RequestRefused.invalid("Attempting to create an index which already exists");
    }
    if (table.indexes().stream().filter(IndexUpdates::isGlobal).count() >= MOST) {
      throw new RequestRefused(
          ErrorCode.LIMIT_EXCEEDED,
          "Subscriber limit exceeded: Number of global secondary indexes exceeds per-table limit of"
              + " "
              + MOST);
    }
    if (table.details().slots() >= MOST_SLOTS) {
      throw new RequestRefused(
          ErrorCode.LIMIT_EXCEEDED,
          "Subscriber limit exceeded: Expected at most %d indexes in the life of a table, but %s"
                  .formatted(MOST_SLOTS, table.name())
              + " had so many.");
    }
    List<Index> indexes = new ArrayList<>(table.indexes());
    indexes.add(
        wanted.withDetails(
            wanted
                .details()
                .withSlot(table.details().slots())
                .withState(IndexState.REQUESTED, moment.shownUntil())));
    return indexes;
  }

  private static List<Index> withCapacity(
      TableDefinition table, IndexUpdate.Capacity update, Moment moment) {
    Index index = global(table, update.index(), "update");
    if (index.state() != IndexState.ACTIVE && index.state() != IndexState.FILLING) {
      throw inUse(
          index.state() == IndexState.DELETING
              ? "Index is being deleted."
              : "Index is being created but is not backfilling yet.",
          table,
          index.name());
    }
    if (index.isUpdating(moment.now())) {
      throw inUse("Index is being updated.", table, index.name());
    }
    Throughput before = index.throughput();
    Throughput units = update.units().orElse(before);
    if (update.units().isPresent() && units.equals(before)) {
      throw before.unchanged("index " + index.name());
    }
    CapacityDetails capacity =
        update
            .change()
            .of(index.details().capacity(), "index " + index.name(), before, table.billingMode())
            .after(before, units, moment.now());
    return replaced(
        table,
        index.withThroughput(units, index.details().withCapacity(capacity, moment.shownUntil())));
  }

  private static Index global(TableDefinition table, String name, String verb) {
    if (table.index(name).filter(index -> !isGlobal(index)).isPresent()) {
      throw RequestRefused.invalid(
          "Cannot %s an index that is not a GlobalSecondaryIndex: %s".formatted(verb, name));
    }
    return table
        .index(name)
        .orElseThrow(
            () ->
                new RequestRefused(
                    ErrorCode.RESOURCE_NOT_FOUND,
                    "Requested resource not found: Index %s for table %s"
                        .formatted(name, table.name())));
  }

  private static boolean isGlobal(Index index) {
    return index.scope() == Index.Scope.GLOBAL;
  }

  private static List<Index> replaced(TableDefinition table, Index changed) {
    return table.indexes().stream()
        .map(index -> index.name().equals(changed.name()) ? changed : index)
        .toList();
  }
}
