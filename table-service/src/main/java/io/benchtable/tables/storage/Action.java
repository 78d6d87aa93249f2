package io.benchtable.tables.storage;

import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.KeySchema;
import java.util.Optional;
import java.util.function.Function;

/** One of the things that a transaction does, each to an item of its own. */
public sealed interface Action {

  String table();

  /** The key of the item that it is about, in a table of this schema. */
  default Item key(KeySchema schema) {
    return switch (this) {
      case Put(_, Item item, _) -> item.only(schema.names());
      case Create(_, Item item) -> item.only(schema.names());
      case Update(_, Item key, _, _) -> key;
      case Delete(_, Item key, _) -> key;
      case Check(_, Item key, _) -> key;
    };
  }

  /** Writes the item, if the condition holds of the one that is there. */
  record Put(String table, Item item, Precondition condition) implements Action {}

  /** Writes the item where there is none of its key; one that is there is a duplicate. */
  record Create(String table, Item item) implements Action {}

  /**
   * Makes a new item of the one that is there, if there is one; the new one must have the key. No
   * new item leaves things as they are.
   */
  record Update(
      String table,
      Item key,
      Precondition condition,
      Function<Optional<Item>, Optional<Item>> update)
      implements Action {}

  /** Removes the item, if it is there and the condition holds. */
  record Delete(String table, Item key, Precondition condition) implements Action {}

  /** Changes nothing; the condition must hold. */
  record Check(String table, Item key, Precondition condition) implements Action {}
}
