package io.benchtable.tables.model;

import io.benchtable.tables.model.Schema.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Queries and scans by chance. */
final class RandomReadings {

  private final RandomValues values;
  private final RandomChecks checks;

  RandomReadings(RandomValues values, RandomChecks checks) {
    this.values = values;
    this.checks = checks;
  }

  Call query(int table) {
    Schema schema = Schema.ALL.get(table);
    Optional<Index> index = index(schema);
    Call.Reading reading = reading(table, schema, index, false);
    SortedMap<String, Object> equal = new TreeMap<>();
    schema.hash(index).forEach(name -> equal.put(name, values.key(schema.type(name))));
    List<String> sort = schema.range(index);
    int place = 0;
    while (place + 1 < sort.size() && values.once(2)) {
      String name = sort.get(place++);
      equal.put(name, values.key(schema.type(name)));
    }
    return new Call.Query(
        reading,
        equal,
        sort.isEmpty() || values.once(2)
            ? Optional.empty()
            : Optional.of(range(sort.get(place), schema.type(sort.get(place)))),
        values.once(2));
  }

  Call scan(int table) {
    Schema schema = Schema.ALL.get(table);
    return new Call.Scan(
        reading(table, schema, index(schema), true), values.once(3) ? 1 + values.below(5) : 1);
  }

  /** Also one that is not always there. */
  private Optional<Index> index(Schema schema) {
    if (values.once(2)) {
      return Optional.empty();
    }
    return Optional.of(values.once(6) ? Schema.LATER : values.of(schema.indexes()));
  }

  private Call.Range range(String attribute, String type) {
    Object one = values.key(type);
    if (values.once(4)) {
      Object other = values.key(type);
      boolean inOrder = Readings.order(one, other) <= 0;
      return new Call.Range(attribute, "BETWEEN", inOrder ? one : other, inOrder ? other : one);
    }
    return new Call.Range(
        attribute,
        !type.equals("N") && values.once(4)
            ? "begins_with"
            : values.of(List.of("=", "<", "<=", ">", ">=")),
        one,
        null);
  }

  private Call.Reading reading(
      int table, Schema schema, Optional<Index> index, boolean keysInFilter) {
    boolean legacy = values.once(6);
    Supplier<Place> places = places(schema, index, keysInFilter);
    List<Place> projection = projection(schema, index, legacy);
    return new Call.Reading(
        table,
        index,
        filter(legacy, places),
        projection,
        select(index, projection, legacy),
        values.once(2) ? 1 + values.below(5) : 0,
        legacy);
  }

  /** A local index is filtered by what it has. */
  private Supplier<Place> places(Schema schema, Optional<Index> index, boolean keysInFilter) {
    List<String> projected = index.map(schema::projected).orElse(null);
    List<String> keys = index.map(Index::key).orElse(schema.key());
    boolean free = index.isEmpty() || projected == null || index.get().global() && values.once(10);
    if (free) {
      return () -> keysInFilter && values.once(6) ? Place.of(values.of(keys)) : values.place();
    }
    List<String> names =
        Objects.requireNonNull(projected).stream()
            .filter(name -> keysInFilter || !keys.contains(name) && !schema.isKey(name))
            .toList();
    return () -> Place.of(names.isEmpty() ? "" : values.of(names));
  }

  private @Nullable Check filter(boolean legacy, Supplier<Place> places) {
    if (!values.once(2) || places.get().attribute().isEmpty()) {
      return null;
    }
    if (!legacy) {
      return checks.any(places);
    }
    List<String> attributes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String attribute = places.get().attribute();
      if (!attributes.contains(attribute)) {
        attributes.add(attribute);
      }
    }
    return checks.legacy(attributes);
  }

  private List<Place> projection(Schema schema, Optional<Index> index, boolean legacy) {
    if (!values.once(4)) {
      return List.of();
    }
    List<String> projected = index.map(schema::projected).orElse(null);
    boolean any = projected == null || !index.map(Index::global).orElse(false) || values.once(8);
    List<Place> places = new ArrayList<>();
    for (int i = values.below(3); i >= 0; i--) {
      Place place = values.place();
      places.add(
          !any && projected != null
              ? Place.of(values.of(projected))
              : legacy ? Place.of(place.attribute()) : place);
    }
    return values.apart(places);
  }

  private String select(Optional<Index> index, List<Place> projection, boolean legacy) {
    if (!projection.isEmpty()) {
      return values.once(2) || legacy ? "" : "SPECIFIC_ATTRIBUTES";
    }
    return switch (values.below(8)) {
      case 0 -> "COUNT";
      case 1 -> "ALL_ATTRIBUTES";
      case 2 -> index.isPresent() ? "ALL_PROJECTED_ATTRIBUTES" : "";
      default -> "";
    };
  }
}
