package io.benchtable.streams.change;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What happened to an item. */
public sealed interface ItemChange {

  /** A new item. */
  record Inserted(Item now) implements ItemChange {}

  /** An item that has other values now. */
  record Modified(Item old, Item now) implements ItemChange {}

  /** An item that is gone. */
  record Removed(Item old) implements ItemChange {}

  /** The name of this kind of change in a stream record. */
  default String eventName() {
    return switch (this) {
      case Inserted _ -> "INSERT";
      case Modified _ -> "MODIFY";
      case Removed _ -> "REMOVE";
    };
  }

  /** The item before, if there was one. */
  default Optional<Item> before() {
    return switch (this) {
      case Inserted _ -> Optional.empty();
      case Modified(Item old, _) -> Optional.of(old);
      case Removed(Item old) -> Optional.of(old);
    };
  }

  /** The item after, if there is one. */
  default Optional<Item> after() {
    return switch (this) {
      case Inserted(Item now) -> Optional.of(now);
      case Modified(_, Item now) -> Optional.of(now);
      case Removed _ -> Optional.empty();
    };
  }

  /** The names of the attributes that differ; all of them where there is one image only. */
  default SortedSet<String> changed() {
    return switch (this) {
      case Inserted(Item now) -> new TreeSet<>(now.attributes().keySet());
      case Modified(Item old, Item now) ->
          old.json().equals(now.json())
              ? Collections.emptySortedSet()
              : Values.changed(old.attributes(), now.attributes());
      case Removed(Item old) -> new TreeSet<>(old.attributes().keySet());
    };
  }

  /** The key of the item. */
  default Map<String, Object> keys(List<String> names) {
    return switch (this) {
      case Inserted(Item now) -> now.keys(names);
      case Modified(_, Item now) -> now.keys(names);
      case Removed(Item old) -> old.keys(names);
    };
  }
}
