package io.benchtable.tables.item;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A map from names to values, in the order of the names. */
public record MapValue(SortedMap<String, AttributeValue> entries) implements AttributeValue {

  public MapValue {
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  public static MapValue of(Map<String, ? extends AttributeValue> entries) {
    return new MapValue(new TreeMap<>(entries));
  }

  @Override
  public DataType type() {
    return DataType.M;
  }
}
