package io.benchtable.tables.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settings that a table is to have; what is empty stays as it is.
 *
 * @param units of a table that is provisioned, or becomes so
 * @param encryptionKey empty inside for the service's own key
 */
public record TableUpdate(
    Optional<BillingMode> billingMode,
    Optional<Throughput> units,
    Optional<Boolean> deletionProtected,
    Optional<TableClass> tableClass,
    Optional<Optional<String>> encryptionKey,
    CapacityChange capacity,
    List<IndexUpdate> indexes) {

  public TableUpdate {
    indexes = List.copyOf(indexes);
  }

  public TableDefinition apply(TableDefinition before, Moment moment) {
    BillingMode mode = billingMode.orElse(before.billingMode());
    boolean switched = mode != before.billingMode();
    Throughput now = units(before, mode, switched);
    TableDefinition changed =
        before.withSettings(mode, now, deletionProtected.orElse(before.deletionProtected()));
    Admissible.checkUnits(before, changed, indexes);
    changed = changed.with(indexes(changed, switched), details(before, now, switched, moment));
    return IndexUpdates.apply(
        changed,
        switched && mode == BillingMode.PROVISIONED
            ? indexes.stream().map(TableUpdate::withoutUnits).toList()
            : indexes,
        moment);
  }

  /** Indexes of a table that becomes provisioned have their units already. */
  private static IndexUpdate withoutUnits(IndexUpdate update) {
    return update instanceof IndexUpdate.Capacity(String index, var _, CapacityChange change)
        ? new IndexUpdate.Capacity(index, Optional.empty(), change)
        : update;
  }

  private Throughput units(TableDefinition before, BillingMode mode, boolean switched) {
    if (mode == BillingMode.PAY_PER_REQUEST) {
      return Throughput.NONE;
    }
    Throughput wanted = units.orElse(before.throughput());
    if (!switched && units.isPresent() && wanted.equals(before.throughput()) && indexes.isEmpty()) {
      throw wanted.unchanged("table");
    }
    return wanted;
  }

  /** On demand no index has units; where the table becomes provisioned, each must be given some. */
  private List<Index> indexes(TableDefinition table, boolean switched) {
    if (!switched) {
      return table.indexes();
    }
    boolean provisioned = table.billingMode() == BillingMode.PROVISIONED;
    Map<String, Throughput> given = IndexUnits.of(indexes);
    return table.indexes().stream()
        .map(
            index ->
                index.withThroughput(
                    index.scope() == Index.Scope.LOCAL || !provisioned
                        ? Throughput.NONE
                        : IndexUnits.required(given, index.name()),
                    index
                        .details()
                        .withCapacity(
                            boundsOf(index.details().capacity(), true),
                            index.details().stateUntil())))
        .toList();
  }

  private TableDetails details(
      TableDefinition before, Throughput now, boolean switched, Moment moment) {
    TableDetails details = before.details();
    boolean onDemand = switched && before.billingMode() == BillingMode.PROVISIONED;
    Instant since = onDemand ? moment.now() : details.onDemandSince();
    CapacityDetails changed =
        capacity.of(
            boundsOf(details.capacity(), switched),
            "table",
            before.throughput(),
            before.billingMode());
    details =
        details.withCapacity(
            switched ? changed : changed.after(before.throughput(), now, moment.now()), since);
    if (tableClass.isPresent() && tableClass.get() != usedClass(details)) {
      details = details.withClass(tableClass.get(), moment.now());
    }
    return withKey(details);
  }

  /** Bounds go with the way of billing. */
  private static CapacityDetails boundsOf(CapacityDetails capacity, boolean switched) {
    return switched ? capacity.withMost(null, null) : capacity;
  }

  private static TableClass usedClass(TableDetails details) {
    return details.tableClass() == null ? TableClass.STANDARD : details.tableClass();
  }

  private TableDetails withKey(TableDetails details) {
    return encryptionKey.isPresent()
        ? details.withEncryptionKey(encryptionKey.get().orElse(null))
        : details;
  }
}
