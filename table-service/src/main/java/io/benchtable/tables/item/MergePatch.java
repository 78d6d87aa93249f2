package io.benchtable.tables.item;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** JSON Merge Patch (RFC 7396) on attribute values. */
final class MergePatch {

  private MergePatch() {}

  static SortedMap<String, AttributeValue> apply(
      SortedMap<String, AttributeValue> target, Map<String, AttributeValue> patch) {
    SortedMap<String, AttributeValue> result = new TreeMap<>(target);
    patch.forEach(
        (name, change) -> {
          if (change instanceof NullValue) {
            result.remove(name);
          } else if (change instanceof MapValue(SortedMap<String, AttributeValue> changes)) {
            SortedMap<String, AttributeValue> inner =
                result.get(name) instanceof MapValue(SortedMap<String, AttributeValue> entries)
                    ? entries
                    : Collections.emptySortedMap();
            result.put(name, new MapValue(apply(inner, changes)));
          } else {
            result.put(name, change);
          }
        });
    return result;
  }
}
