package io.benchtable.tables.storage;

import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.KeySchema;
import java.util.Optional;

/** What must hold of the item that is there, for a write to happen. */
@FunctionalInterface
public interface Precondition {

  /** A write that happens whatever is there. */
  Precondition NONE = stored -> true;

  boolean holds(Optional<Item> stored);

  /** True when it can be seen to hold of no item that has this key: there must be none. */
  default boolean wantsAbsence(KeySchema key) {
    return false;
  }
}
