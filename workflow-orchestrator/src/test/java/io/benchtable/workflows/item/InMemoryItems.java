package io.benchtable.workflows.item;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tables in memory, for tests: plain maps with the semantics of the real ones. */
public final class InMemoryItems implements Items {

  private final Map<String, TableDefinition> definitions = new LinkedHashMap<>();
  private final Map<String, TreeMap<String, Map<String, @Nullable Object>>> tables =
      new LinkedHashMap<>();
  private final List<String> writes = new ArrayList<>();

  /** How many writes there were. */
  public synchronized int writes() {
    return writes.size();
  }

  /** All items of a table in the order of their keys. */
  public synchronized List<Map<String, @Nullable Object>> all(String table) {
    var all = new ArrayList<Map<String, @Nullable Object>>();
    table(table).values().forEach(item -> all.add(copy(item)));
    return all;
  }

  @Override
  public synchronized List<String> keyNames(String table) {
    var keys = new ArrayList<>(List.of(definition(table).partitionKey()));
    definition(table).sortKey().ifPresent(keys::add);
    return keys;
  }

  @Override
  public synchronized void ensure(TableDefinition table) {
    definitions.putIfAbsent(table.name(), table);
  }

  @Override
  public synchronized Optional<Map<String, @Nullable Object>> get(
      String table, Map<String, String> key) {
    var item = table(table).get(key(table, key));
    if (item == null) {
      return Optional.empty();
    }
    return Optional.of(copy(item));
  }

  @Override
  public void put(String table, Map<String, @Nullable Object> item) {
    put(table, item, List.of());
  }

  @Override
  public synchronized boolean put(
      String table, Map<String, @Nullable Object> item, List<Condition> conditions) {
    var key = key(table, item);
    if (!hold(table(table).get(key), conditions)) {
      return false;
    }
    table(table).put(key, fitting(copy(item)));
    writes.add(key);
    return true;
  }

  @Override
  public void putAll(String table, List<Map<String, @Nullable Object>> items) {
    for (Map<String, @Nullable Object> item : items) {
      put(table, item);
    }
  }

  @Override
  public synchronized boolean update(String table, Map<String, String> key, ItemUpdate update) {
    var id = key(table, key);
    var present = table(table).get(id);
    if (!hold(present, update.conditions())) {
      return false;
    }
    var item = present == null ? copy(key) : copy(present);
    update.set().forEach((name, value) -> item.put(name, normal(value)));
    update
        .appended()
        .forEach(
            (name, elements) -> {
              var list = new ArrayList<@Nullable Object>();
              if (item.get(name) instanceof List<?> before) {
                list.addAll(before);
              }
              elements.forEach(element -> list.add(normal(element)));
              item.put(name, list);
            });
    update.removed().forEach(item::remove);
    table(table).put(id, fitting(item));
    writes.add(id);
    return true;
  }

  private static Map<String, @Nullable Object> fitting(Map<String, @Nullable Object> item) {
    if (ItemSize.of(item) > ItemSize.LARGEST) {
      throw new ItemsRefusedException(
          "ValidationException", "Item size has exceeded the maximum allowed size");
    }
    return item;
  }

  @Override
  public synchronized boolean delete(
      String table, Map<String, String> key, List<Condition> conditions) {
    var id = key(table, key);
    if (!hold(table(table).get(id), conditions)) {
      return false;
    }
    table(table).remove(id);
    writes.add(id);
    return true;
  }

  @Override
  public synchronized ItemPage query(ItemQuery query) {
    var definition = definition(query.table());
    var sortKey =
        query
            .index()
            .map(
                name ->
                    definition.indexes().stream()
                        .filter(index -> index.name().equals(name))
                        .map(TableDefinition.Index::sortKey)
                        .findFirst()
                        .orElseThrow())
            .or(definition::sortKey);
    var order = Comparator.<String>naturalOrder();
    var sorted =
        new TreeMap<String, Map<String, @Nullable Object>>(
            query.descending() ? order.reversed() : order);
    table(query.table())
        .forEach(
            (id, item) -> {
              var sort = sortKey.map(item::get);
              if (query.partition().equals(item.get(query.partitionAttribute()))
                  && (sortKey.isEmpty() || sort.isPresent())
                  && within(query, String.valueOf(sort.orElse("")))) {
                sorted.put(sort.orElse("") + "\0" + id, item);
              }
            });
    var from = query.next().get("after");
    var rest = from == null ? sorted : sorted.tailMap(from.toString(), false);
    var items = new ArrayList<Map<String, @Nullable Object>>();
    var last = "";
    for (var entry : rest.entrySet()) {
      if (items.size() == query.limit()) {
        return new ItemPage(items, Map.of("after", last));
      }
      items.add(copy(entry.getValue()));
      last = entry.getKey();
    }
    return new ItemPage(items, Map.of());
  }

  @Override
  public ItemPage scan(String table, Map<String, Object> next) {
    return new ItemPage(all(table), Map.of());
  }

  private static boolean within(ItemQuery query, String sort) {
    return query
        .sort()
        .map(
            bound ->
                switch (bound) {
                  case ItemQuery.SortBound.AtLeast(_, var least) -> sort.compareTo(least) >= 0;
                  case ItemQuery.SortBound.AtMost(_, var most) -> sort.compareTo(most) <= 0;
                  case ItemQuery.SortBound.StartsWith(_, var start) -> sort.startsWith(start);
                })
        .orElse(true);
  }

  private static boolean hold(
      @Nullable Map<String, @Nullable Object> item, List<Condition> conditions) {
    Map<String, @Nullable Object> present = item == null ? new LinkedHashMap<>() : item;
    return conditions.stream().allMatch(condition -> holds(present, condition));
  }

  private static boolean holds(Map<String, @Nullable Object> item, Condition condition) {
    var name = condition.attribute();
    boolean there = item.containsKey(name);
    var value = item.get(name);
    return switch (condition) {
      case Condition.Exists _ -> there;
      case Condition.NotExists _ -> !there;
      case Condition.Is(_, var expected) -> there && same(value, expected);
      case Condition.OneOf(_, var options) ->
          there && options.stream().anyMatch(option -> same(value, option));
      case Condition.IsNot(_, var other) -> !there || !same(value, other);
      case Condition.MissingOrAtMost(_, var most) -> !there || compare(value, most) <= 0;
    };
  }

  private static boolean same(@Nullable Object value, Object expected) {
    return Objects.equals(value, normal(expected));
  }

  private static int compare(@Nullable Object value, Object other) {
    return value instanceof BigDecimal number && normal(other) instanceof BigDecimal limit
        ? number.compareTo(limit)
        : String.valueOf(value).compareTo(String.valueOf(other));
  }

  private String key(String table, Map<String, ? extends @Nullable Object> item) {
    var definition = definition(table);
    return item.get(definition.partitionKey())
        + definition.sortKey().map(name -> "\0" + item.get(name)).orElse("");
  }

  private TableDefinition definition(String table) {
    var definition = definitions.get(table);
    if (definition == null) {
      throw new ItemsRefusedException("ResourceNotFoundException", "No table " + table);
    }
    return definition;
  }

  private TreeMap<String, Map<String, @Nullable Object>> table(String table) {
    definition(table);
    return tables.computeIfAbsent(table, _ -> new TreeMap<>());
  }

  private static Map<String, @Nullable Object> copy(Map<?, ?> item) {
    var copy = new LinkedHashMap<String, @Nullable Object>();
    item.forEach((name, value) -> copy.put(String.valueOf(name), normal(value)));
    return copy;
  }

  /** As the value would come back from a real table. */
  private static @Nullable Object normal(@Nullable Object value) {
    return Attributes.plain(Attributes.value(value)) instanceof BigDecimal number
        ? number.stripTrailingZeros()
        : value == null ? null : Attributes.plain(Attributes.value(value));
  }
}
