package io.benchtable.dashboard.item;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Tables in memory: keys and indexes as the contracts name them. */
public final class InMemoryItems implements Items {

  private static final Map<String, List<String>> KEYS =
      Map.of(
          "benchmarks", List.of("benchmarkId"),
          "runs", List.of("benchmarkId", "runId"),
          "jobs", List.of("runId", "jobId"),
          "usage", List.of("runId", "usageId"),
          "costs", List.of("runId", "lineId"),
          "results", List.of("benchmarkId", "configurationId"),
          "price-books", List.of("name", "version"));
  private static final Map<String, String> INDEX_SORT =
      Map.of(
          "by-submission", "submittedAt",
          "by-pipeline", "submittedAt",
          "by-day", "runId",
          "by-benchmark", "runId");

  private final Map<String, Map<String, Item>> tables = new ConcurrentHashMap<>();
  private volatile boolean unreachable;
  private final AtomicInteger pages = new AtomicInteger(Integer.MAX_VALUE);

  public void put(String table, Item item) {
    tables
        .computeIfAbsent(table, _ -> new ConcurrentSkipListMap<>())
        .put(key(table, item.attributes()), item);
  }

  public void put(String table, Map<String, Object> item) {
    put(table, new Item(item));
  }

  public void clear() {
    tables.clear();
    unreachable = false;
    pages.set(Integer.MAX_VALUE);
  }

  public void unreachable() {
    unreachable = true;
  }

  /** Only so many pages of queries are still answered. */
  public void unreachableAfter(int answered) {
    pages.set(answered);
  }

  @Override
  public Optional<Item> find(String table, Map<String, String> key) {
    check();
    return Optional.ofNullable(table(table).get(key(table, key)));
  }

  @Override
  public ItemPage query(ItemQuery query) {
    check();
    if (pages.getAndDecrement() <= 0) {
      throw gone();
    }
    String sort =
        query
            .index()
            .map(INDEX_SORT::get)
            .orElse(KEYS.getOrDefault(query.table(), List.of("")).getLast());
    Comparator<Item> order =
        Comparator.comparing((Item item) -> item.text(sort, ""))
            .thenComparing(item -> key(query.table(), item.attributes()));
    List<Item> found =
        new ArrayList<>(
            table(query.table()).values().stream()
                .filter(item -> item.text(query.partition(), "").equals(query.value()))
                .filter(
                    item ->
                        query
                            .from()
                            .map(from -> item.text(from.name(), "").compareTo(from.value()) >= 0)
                            .orElse(true))
                .sorted(query.descending() ? order.reversed() : order)
                .toList());
    int start = query.after().map(Integer::parseInt).orElse(0);
    int end = Math.min(found.size(), start + query.limit());
    return new ItemPage(
        found.subList(Math.min(start, end), end),
        end < found.size() ? Optional.of(String.valueOf(end)) : Optional.empty());
  }

  @Override
  public boolean create(String table, String key, Item item) {
    check();
    return tables
            .computeIfAbsent(table, _ -> new ConcurrentSkipListMap<>())
            .putIfAbsent(key(table, item.attributes()), item)
        == null;
  }

  @Override
  public boolean change(String table, Map<String, String> key, ItemChange change) {
    check();
    Item old = table(table).get(key(table, key));
    if (old == null
        || !old.attributes().containsKey(change.expected())
        || !(change.oneOf().isEmpty()
            || change.oneOf().contains(old.text(change.expected(), "")))) {
      return false;
    }
    Map<String, Object> attributes = new HashMap<>(old.attributes());
    attributes.putAll(change.set());
    change.remove().forEach(attributes::remove);
    put(table, attributes);
    return true;
  }

  private void check() {
    if (unreachable) {
      throw gone();
    }
  }

  private static ItemsUnreachable gone() {
    return new ItemsUnreachable(
        "Expected the tables, but they are gone", new IllegalStateException());
  }

  private Map<String, Item> table(String table) {
    return tables.getOrDefault(table, Map.of());
  }

  private static String key(String table, Map<String, ?> attributes) {
    List<String> names = KEYS.getOrDefault(table, List.of());
    return String.join(
        "\u0000", names.stream().map(name -> String.valueOf(attributes.get(name))).toList());
  }
}
