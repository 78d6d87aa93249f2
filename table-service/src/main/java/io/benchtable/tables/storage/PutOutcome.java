package io.benchtable.tables.storage;

import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemJson;
import java.util.Optional;

/** What an unconditional put came to. */
sealed interface PutOutcome {

  /** There was no such item. */
  record Inserted() implements PutOutcome {}

  /** The item was another. */
  record Replaced(String oldText) implements PutOutcome {}

  /** The very same item was there: nothing was written. */
  record Unchanged() implements PutOutcome {}

  /** What it did, to put this item. */
  default Change change(Item item) {
    return switch (this) {
      case Inserted() -> new Change(Optional.empty(), Optional.of(item));
      case Replaced(String old) -> new Change(Optional.of(ItemJson.parse(old)), Optional.of(item));
      case Unchanged() -> new Change(Optional.of(item), Optional.of(item));
    };
  }
}
