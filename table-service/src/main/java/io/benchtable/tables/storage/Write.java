package io.benchtable.tables.storage;

import io.benchtable.tables.item.Item;

/** One write of several that are sent together. */
public sealed interface Write {

  String table();

  /** Writes the item whatever is there. */
  record Put(String table, Item item) implements Write {}

  /** Removes the item of that key, if it is there. */
  record Delete(String table, Item key) implements Write {}
}
