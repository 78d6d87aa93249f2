package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.BillingMode;
import io.benchtable.tables.catalogue.CapacityChange;
import io.benchtable.tables.catalogue.CapacityDetails;
import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.IndexState;
import io.benchtable.tables.catalogue.IndexUpdate;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.TableRequest;
import io.benchtable.tables.catalogue.TableUpdate;
import io.benchtable.tables.catalogue.Throughput;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What has to be changed for a table to be what someone asks for. */
final class TableChanges {

  private static final long NO_BOUND = -1;

  private TableChanges() {}

  /** Empty where it is so already, apart from its stream and time to live. */
  static Optional<TableUpdate> of(TableDefinition before, TableRequest wanted) {
    if (!before.key().equals(wanted.key())) {
      throw new RequestRefused(
          ErrorCode.RESOURCE_IN_USE,
          "Expected the key that table %s has, but the request has another: it cannot be changed."
              .formatted(before.name()));
    }
    boolean switched = before.billingMode() != wanted.billingMode();
    TableUpdate update =
        new TableUpdate(
            Optional.of(wanted.billingMode()),
            wanted.throughput().equals(before.throughput())
                ? Optional.empty()
                : Optional.of(wanted.throughput()),
            Optional.of(wanted.deletionProtected()),
            wanted.options().tableClass().filter(c -> c != before.details().tableClass()),
            Optional.empty(),
            capacity(before.details().capacity(), wanted.options().capacity()),
            indexes(before, wanted, switched));
    boolean same =
        !switched
            && update.units().isEmpty()
            && wanted.deletionProtected() == before.deletionProtected()
            && update.tableClass().isEmpty()
            && update.capacity().isNone()
            && update.indexes().isEmpty();
    return same ? Optional.empty() : Optional.of(update);
  }

  private static CapacityChange capacity(CapacityDetails before, CapacityDetails wanted) {
    return new CapacityChange(
        bound(before.maxReadUnits(), wanted.maxReadUnits()),
        bound(before.maxWriteUnits(), wanted.maxWriteUnits()),
        OptionalLong.empty(),
        OptionalLong.empty());
  }

  private static OptionalLong bound(@Nullable Long before, @Nullable Long wanted) {
    return Objects.equals(before, wanted)
        ? OptionalLong.empty()
        : OptionalLong.of(wanted == null ? NO_BOUND : wanted);
  }

  /** Local indexes stay as they are, also where they are not named. */
  private static List<IndexUpdate> indexes(
      TableDefinition before, TableRequest wanted, boolean switched) {
    List<IndexUpdate> updates = new ArrayList<>();
    for (Index index : before.indexes()) {
      boolean named = wanted.indexes().stream().anyMatch(one -> one.name().equals(index.name()));
      if (!named && index.scope() == Index.Scope.GLOBAL && index.state() != IndexState.DELETING) {
        updates.add(new IndexUpdate.Delete(index.name()));
      }
    }
    for (Index index : wanted.indexes()) {
      Optional<Index> there = before.index(index.name());
      if (there.isEmpty()) {
        checkGlobal(index);
        updates.add(new IndexUpdate.Create(index));
      } else {
        units(there.get(), index, wanted.billingMode(), switched).ifPresent(updates::add);
      }
    }
    return updates;
  }

  private static void checkGlobal(Index index) {
    if (index.scope() == Index.Scope.LOCAL) {
      throw new RequestRefused(
          ErrorCode.RESOURCE_IN_USE,
          "Expected no new local index, but there is %s: local ones are made with their table."
              .formatted(index.name()));
    }
  }

  private static Optional<IndexUpdate> units(
      Index before, Index wanted, BillingMode mode, boolean switched) {
    if (!before.key().equals(wanted.key())
        || before.scope() != wanted.scope()
        || before.projection() != wanted.projection()
        || !before.included().equals(wanted.included())) {
      throw new RequestRefused(
          ErrorCode.RESOURCE_IN_USE,
          "Expected index %s as it is, but the request has other keys or another projection: drop it first."
              .formatted(before.name()));
    }
    Throughput units = wanted.throughput();
    boolean has = mode == BillingMode.PROVISIONED && before.scope() == Index.Scope.GLOBAL;
    return has && (switched || !units.equals(before.throughput()))
        ? Optional.of(
            new IndexUpdate.Capacity(before.name(), Optional.of(units), CapacityChange.NONE))
        : Optional.empty();
  }
}
