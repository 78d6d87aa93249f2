package io.benchtable.tables.storage;

import io.benchtable.tables.item.Item;
import java.util.Optional;

/** What must hold of the item that is there, for a write to happen. */
@FunctionalInterface
public interface Precondition {

  /** A write that happens whatever is there. */
  Precondition NONE = stored -> true;

  boolean holds(Optional<Item> stored);
}
