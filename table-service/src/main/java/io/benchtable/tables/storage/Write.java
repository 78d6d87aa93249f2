package io.benchtable.tables.storage;

import io.benchtable.tables.item.Item;
import java.util.Optional;

/** One write of several that are sent together. */
public sealed interface Write {

  String table();

  /** As far as it is known: what is there is not. */
  Change change();

  /** Writes the item whatever is there. */
  record Put(String table, Item item) implements Write {

    @Override
    public Change change() {
      return new Change(Optional.empty(), Optional.of(item));
    }
  }

  /** Removes the item of that key, if it is there. */
  record Delete(String table, Item key) implements Write {

    @Override
    public Change change() {
      return new Change(Optional.empty(), Optional.empty());
    }
  }
}
