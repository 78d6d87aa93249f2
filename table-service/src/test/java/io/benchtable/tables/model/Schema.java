package io.benchtable.tables.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A table's keys and indexes. */
record Schema(String hash, @Nullable String range, Map<String, String> types, List<Index> indexes) {

  /** An index, with as many attributes of either kind in its key as there are. */
  record Index(
      String name,
      boolean global,
      List<String> hash,
      List<String> range,
      String projection,
      List<String> included) {

    List<String> key() {
      return Stream.concat(hash.stream(), range.stream()).toList();
    }
  }

  /** The index that histories add and drop. */
  static final Index LATER =
      new Index("later", true, List.of("x"), List.of(), "INCLUDE", List.of("a", "m"));

  private static final Index BY_G = global("by-g", List.of("g"), List.of(), "ALL");
  private static final Index BY_G_H = global("by-g-h", List.of("g"), List.of("h"), "KEYS_ONLY");
  private static final Index BY_H_K =
      global("by-h-k", List.of("h"), List.of("k"), "INCLUDE", "a", "size");
  private static final Index BY_TWO = global("by-two", List.of("g", "h"), List.of("q", "p"), "ALL");
  private static final Index BY_THREE =
      global("by-three", List.of("p"), List.of("k", "g", "h"), "INCLUDE", "b");

  static final List<Schema> ALL =
      List.of(
          new Schema("p", null, Map.of("p", "S"), List.of(BY_G)),
          new Schema(
              "p",
              "q",
              Map.of("p", "N", "q", "S"),
              List.of(local("h", "INCLUDE", "b", "m"), BY_G, BY_G_H, BY_H_K, BY_TWO)),
          new Schema(
              "p",
              "q",
              Map.of("p", "B", "q", "N"),
              List.of(local("g", "KEYS_ONLY"), BY_H_K, BY_THREE)),
          new Schema(
              "p", "q", Map.of("p", "S", "q", "B"), List.of(local("k", "ALL"), BY_G_H, BY_TWO)));

  private static Index local(String range, String projection, String... included) {
    return new Index("local", false, List.of("p"), List.of(range), projection, List.of(included));
  }

  private static Index global(
      String name, List<String> hash, List<String> range, String projection, String... included) {
    return new Index(name, true, hash, range, projection, List.of(included));
  }

  /** What names a partition of the table or of an index. */
  List<String> hash(Optional<Index> index) {
    return index.map(Index::hash).orElse(List.of(hash));
  }

  /** What a partition is in order by. */
  List<String> range(Optional<Index> index) {
    return index.map(Index::range).orElse(range == null ? List.of() : List.of(range));
  }

  List<String> key() {
    return range == null ? List.of(hash) : List.of(hash, range);
  }

  boolean isKey(String attribute) {
    return attribute.equals(hash) || attribute.equals(range);
  }

  String type(String attribute) {
    String own = types.get(attribute);
    return own != null
        ? own
        : switch (attribute) {
          case "g", "x" -> "S";
          case "h" -> "N";
          case "k" -> "B";
          default -> throw new IllegalArgumentException(attribute);
        };
  }

  List<Object> keyOf(Map<String, Object> item) {
    return key().stream().map(item::get).map(Objects::requireNonNull).toList();
  }

  Map<String, Object> onlyKey(Map<String, Object> item) {
    return Place.project(item, key().stream().map(name -> Place.of(name)).toList());
  }

  boolean fitsKey(Map<String, Object> item) {
    return key().stream().allMatch(name -> fits(item, name) && item.containsKey(name));
  }

  /** Whether values of index keys, where there are any, have the right types. */
  boolean fitsIndexes(Map<String, Object> item) {
    return indexes.stream()
        .flatMap(index -> index.key().stream())
        .allMatch(name -> fits(item, name));
  }

  private boolean fits(Map<String, Object> item, String name) {
    Object value = item.get(name);
    return value == null || Plain.type(value).equals(type(name));
  }

  boolean holds(Index index, Map<String, Object> item) {
    return item.keySet().containsAll(index.key());
  }

  /** Nothing where an index has all attributes. */
  @Nullable List<String> projected(Index index) {
    return index.projection().equals("ALL")
        ? null
        : Stream.of(key(), index.key(), index.included()).flatMap(List::stream).distinct().toList();
  }

  Schema with(Index index) {
    List<Index> more = new ArrayList<>(indexes);
    more.add(index);
    return new Schema(hash, range, types, more);
  }

  Schema without(Index index) {
    return new Schema(
        hash, range, types, indexes.stream().filter(one -> !one.equals(index)).toList());
  }

  boolean has(Index index) {
    return indexes.contains(index);
  }
}
