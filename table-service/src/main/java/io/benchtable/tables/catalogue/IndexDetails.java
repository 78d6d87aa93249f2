package io.benchtable.tables.catalogue;

import java.time.Instant;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * Where an index is kept and what it is about to become.
 *
 * @param slot the number of its columns, never given to another index of the table
 * @param stateUntil until when the state, or a change of the capacity, is shown at least
 */
public record IndexDetails(
    int slot,
    IndexState state,
    Instant stateUntil,
    @Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY) CapacityDetails capacity) {

  /** Of an index that is asked for. */
  public static IndexDetails wanted(CapacityDetails capacity) {
    return new IndexDetails(-1, IndexState.ACTIVE, Instant.EPOCH, capacity);
  }

  IndexDetails withSlot(int number) {
    return new IndexDetails(number, state, stateUntil, capacity);
  }

  IndexDetails withState(IndexState next, Instant until) {
    return new IndexDetails(slot, next, until, capacity);
  }

  IndexDetails withCapacity(CapacityDetails next, Instant until) {
    return new IndexDetails(slot, state, until, next);
  }
}
