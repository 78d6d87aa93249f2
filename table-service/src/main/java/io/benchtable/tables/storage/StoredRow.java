package io.benchtable.tables.storage;

import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemJson;

/**
 * A row as it is stored.
 *
 * @param version another one after each change, never used again
 */
record StoredRow(String text, long version) {

  Item item() {
    return ItemJson.parse(text);
  }
}
