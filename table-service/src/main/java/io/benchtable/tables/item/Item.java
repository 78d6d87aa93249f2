package io.benchtable.tables.item;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Attributes by name, in the order of the names. */
public record Item(SortedMap<String, AttributeValue> attributes) {

  /** What stands for an item that is not there. */
  public static final Item EMPTY = new Item(new TreeMap<>());

  public Item {
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  public static Item of(Map<String, ? extends AttributeValue> attributes) {
    return new Item(new TreeMap<>(attributes));
  }

  public @Nullable AttributeValue get(String name) {
    return attributes.get(name);
  }

  public boolean isEmpty() {
    return attributes.isEmpty();
  }

  public Item with(String name, AttributeValue value) {
    SortedMap<String, AttributeValue> changed = new TreeMap<>(attributes);
    changed.put(name, value);
    return new Item(changed);
  }

  public Item without(String name) {
    SortedMap<String, AttributeValue> changed = new TreeMap<>(attributes);
    changed.remove(name);
    return new Item(changed);
  }

  /** The attributes of these names, as far as they are there. */
  public Item only(Collection<String> names) {
    SortedMap<String, AttributeValue> kept = new TreeMap<>(attributes);
    kept.keySet().retainAll(names);
    return new Item(kept);
  }

  /** These attributes and those of the other item, which win. */
  public Item merged(Item other) {
    SortedMap<String, AttributeValue> merged = new TreeMap<>(attributes);
    merged.putAll(other.attributes);
    return new Item(merged);
  }

  /** Bytes that the service counts for the item. */
  public int sizeInBytes() {
    return ItemSize.of(this);
  }
}
