package io.benchtable.tables.storage;

import org.jspecify.annotations.Nullable;

/** A range of encoded sort keys; an end that is null is open. */
record SortRange(
    byte @Nullable [] from, boolean fromIncluded, byte @Nullable [] to, boolean toIncluded) {

  static final SortRange ALL = new SortRange(null, true, null, true);
}
