package io.benchtable.tables.catalogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * What is told of a table besides its keys, indexes and stream.
 *
 * @param tableId a UUID
 * @param slots how many indexes ever had columns of the relation
 * @param status shown until {@code statusUntil}; one that is DELETING stays so
 * @param encryptionKey of a table that was asked to be encrypted with a key of its own
 * @param onDemandSince null until the table was billed by request for the first time
 * @param restoration null for a table that was not made from a backup
 */
public record TableDetails(
    String tableId,
    int slots,
    TableStatus status,
    Instant statusUntil,
    @Nullable TableClass tableClass,
    @Nullable Instant classChangedAt,
    @Nullable String encryptionKey,
    @Nullable Instant onDemandSince,
    @Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY) CapacityDetails capacity,
    @Embedded(onEmpty = Embedded.OnEmpty.USE_NULL, prefix = "restore_")
        @Nullable Restoration restoration) {

  TableDetails withStatus(TableStatus next, Instant until) {
    return new TableDetails(
        tableId,
        slots,
        next,
        until,
        tableClass,
        classChangedAt,
        encryptionKey,
        onDemandSince,
        capacity,
        restoration);
  }

  TableDetails withSlots(int number) {
    return new TableDetails(
        tableId,
        number,
        status,
        statusUntil,
        tableClass,
        classChangedAt,
        encryptionKey,
        onDemandSince,
        capacity,
        restoration);
  }

  TableDetails withClass(TableClass next, Instant at) {
    return new TableDetails(
        tableId,
        slots,
        status,
        statusUntil,
        next,
        at,
        encryptionKey,
        onDemandSince,
        capacity,
        restoration);
  }

  TableDetails withEncryptionKey(@Nullable String key) {
    return new TableDetails(
        tableId,
        slots,
        status,
        statusUntil,
        tableClass,
        classChangedAt,
        key,
        onDemandSince,
        capacity,
        restoration);
  }

  TableDetails withCapacity(CapacityDetails next, @Nullable Instant onDemand) {
    return new TableDetails(
        tableId,
        slots,
        status,
        statusUntil,
        tableClass,
        classChangedAt,
        encryptionKey,
        onDemand,
        next,
        restoration);
  }

  /** Whether its items are still being filled in. */
  boolean isRestoring() {
    return restoration != null && restoration.inProgress();
  }

  TableDetails restored() {
    return new TableDetails(
        tableId,
        slots,
        status,
        statusUntil,
        tableClass,
        classChangedAt,
        encryptionKey,
        onDemandSince,
        capacity,
        restoration == null ? null : restoration.done());
  }
}
