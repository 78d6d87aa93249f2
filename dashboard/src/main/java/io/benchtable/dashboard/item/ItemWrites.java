package io.benchtable.dashboard.item;

import java.util.Map;

/** Writes single items with their types, and only over what the writer has seen. */
public interface ItemWrites {

  /** Puts a new item; false if there is one with this key already. */
  boolean create(Table table, Map<String, Attribute> item);

  /** Makes an item of what it was; false if it is no longer that. */
  boolean replace(Table table, Map<String, Attribute> was, Map<String, Attribute> item);

  /** Deletes an item; false if it is no longer what it was. */
  boolean remove(Table table, Map<String, Attribute> was);
}
