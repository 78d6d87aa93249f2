package io.benchtable.tables.model;

import io.benchtable.tables.model.Schema.Index;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Queries and scans of the model. */
final class Readings {

  private Readings() {}

  static Answer query(ModelTable table, Call.Query query) {
    Schema schema = table.schema;
    Optional<Index> index = query.reading().index();
    List<Map<String, Object>> found = new ArrayList<>();
    for (Map<String, Object> item : table.items()) {
      if (index.map(one -> schema.holds(one, item)).orElse(true)
          && query.equal().entrySet().stream()
              .allMatch(equal -> equal.getValue().equals(item.get(equal.getKey())))
          && query.range().map(test -> within(test, item.get(test.attribute()))).orElse(true)) {
        found.add(item);
      }
    }
    Comparator<Map<String, Object>> order = order(schema.range(index));
    found.sort(query.forward() ? order : order.reversed());
    return answer(schema, query.reading(), found, index.isEmpty());
  }

  static Answer scan(ModelTable table, Call.Scan scan) {
    List<Map<String, Object>> found =
        table.items().stream()
            .filter(
                item ->
                    scan.reading()
                        .index()
                        .map(index -> table.schema.holds(index, item))
                        .orElse(true))
            .toList();
    return answer(table.schema, scan.reading(), found, false);
  }

  /** By the first attribute, then by the second, and so on. */
  static Comparator<Map<String, Object>> order(List<String> attributes) {
    Comparator<Map<String, Object>> order = (_, _) -> 0;
    for (String name : attributes) {
      order = order.thenComparing(item -> Objects.requireNonNull(item.get(name)), Readings::order);
    }
    return order;
  }

  static int order(Object one, Object other) {
    return Objects.requireNonNull(Plain.compare(one, other));
  }

  private static boolean within(Call.Range test, @Nullable Object value) {
    if (value == null) {
      return false;
    }
    return switch (test.operator()) {
      case "BETWEEN" ->
          order(value, test.low()) >= 0 && order(value, Objects.requireNonNull(test.high())) <= 0;
      case "begins_with" -> Plain.beginsWith(value, test.low());
      default -> Check.Compare.compared(value, test.operator(), test.low());
    };
  }

  private static Answer answer(
      Schema schema, Call.Reading reading, List<Map<String, Object>> found, boolean ordered) {
    if (!reading.index().map(schema::has).orElse(true) || !isProjected(schema, reading)) {
      return Answer.invalid();
    }
    Check filter = reading.filter();
    List<Map<String, Object>> items =
        found.stream()
            .filter(item -> filter == null || filter.holds(item))
            .map(item -> shown(schema, reading, item))
            .toList();
    Map<String, Object> content = new HashMap<>();
    content.put("Count", items.size());
    content.put("ScannedCount", found.size());
    if (!reading.select().equals("COUNT")) {
      content.put("Items", ordered ? items : Answer.unordered(items));
    }
    return Answer.of(content);
  }

  /** A global index has only what it is given; of a local one the rest is fetched. */
  private static boolean isProjected(Schema schema, Call.Reading reading) {
    if (reading.index().isEmpty() || !reading.index().get().global()) {
      return true;
    }
    List<String> projected = schema.projected(reading.index().get());
    if (projected == null) {
      return true;
    }
    Set<String> asked = new HashSet<>();
    reading.projection().forEach(place -> asked.add(place.attribute()));
    Check filter = reading.filter();
    if (filter != null) {
      filter.places().forEach(place -> asked.add(place.attribute()));
    }
    return projected.containsAll(asked) && !reading.select().equals("ALL_ATTRIBUTES");
  }

  private static Map<String, Object> shown(
      Schema schema, Call.Reading reading, Map<String, Object> item) {
    if (!reading.projection().isEmpty()) {
      return Place.project(item, reading.projection());
    }
    List<String> projected = reading.index().map(schema::projected).orElse(null);
    return projected == null || reading.select().equals("ALL_ATTRIBUTES")
        ? item
        : Place.project(item, projected.stream().map(name -> Place.of(name)).toList());
  }
}
