package io.benchtable.costs.item;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Tables in memory, with the keys of the platform's tables. */
public final class InMemoryItems implements Items {

  private static final Map<String, List<String>> KEYS =
      Map.of(
          "benchmarks", List.of("benchmarkId"),
          "budgets", List.of("name"),
          "runs", List.of("benchmarkId", "runId"),
          "jobs", List.of("runId", "jobId"),
          "usage", List.of("runId", "usageId"),
          "costs", List.of("runId", "lineId"),
          "price-books", List.of("name", "version"),
          "prices", List.of("book@version", "sku"),
          "results", List.of("benchmarkId", "configurationId"));

  private final Map<String, Map<String, Map<String, Object>>> tables = new TreeMap<>();
  private final List<String> created = new ArrayList<>();
  private boolean indexesLag;
  private int queries;

  /** From now on indexes show nothing. */
  public void letIndexesLag() {
    indexesLag = true;
  }

  public List<String> created() {
    return created;
  }

  /** How often items under a partition key were read. */
  public int queries() {
    return queries;
  }

  @Override
  public Optional<Map<String, Object>> get(String table, Map<String, String> key) {
    return Optional.ofNullable(table(table).get(id(table, key)));
  }

  @Override
  public List<Map<String, Object>> query(String table, String keyName, String keyValue) {
    queries++;
    return matching(table, keyName, keyValue, key(table).getLast());
  }

  @Override
  public List<Map<String, Object>> queryIndex(
      String table, String index, String keyName, String keyValue) {
    return indexesLag ? List.of() : matching(table, keyName, keyValue, "runId");
  }

  @Override
  public void eachOfIndex(
      String table,
      String index,
      String keyName,
      String keyValue,
      Consumer<Map<String, Object>> to) {
    queryIndex(table, index, keyName, keyValue).forEach(to);
  }

  @Override
  public List<Map<String, Object>> latest(
      String table, String index, String keyName, String keyValue, int most) {
    return indexesLag
        ? List.of()
        : matching(table, keyName, keyValue, "submittedAt").reversed().stream()
            .limit(most)
            .toList();
  }

  private List<Map<String, Object>> matching(
      String table, String keyName, String keyValue, String sortedBy) {
    return table(table).values().stream()
        .filter(item -> keyValue.equals(item.get(keyName)))
        .sorted(Comparator.comparing(item -> String.valueOf(item.get(sortedBy))))
        .toList();
  }

  @Override
  public List<Map<String, Object>> all(String table) {
    return List.copyOf(table(table).values());
  }

  @Override
  public void delete(String table, Map<String, String> key) {
    table(table).remove(id(table, key));
  }

  /** Goes through the attributes' own form, so that nothing passes that a table would refuse. */
  @Override
  public void put(String table, Map<String, ?> item) {
    Map<String, Object> values = AttributeJson.values(AttributeJson.attributes(item));
    table(table).put(id(table, values), values);
  }

  @Override
  public void putAll(String table, List<? extends Map<String, ?>> items) {
    items.forEach(item -> put(table, item));
  }

  @Override
  public void create(TableShape shape) {
    created.add(shape.name());
  }

  private Map<String, Map<String, Object>> table(String name) {
    return tables.computeIfAbsent(name, _ -> new LinkedHashMap<>());
  }

  private static List<String> key(String table) {
    return KEYS.getOrDefault(table, List.of());
  }

  private static String id(String table, Map<String, ?> item) {
    return key(table).stream().map(name -> String.valueOf(item.get(name))).toList().toString();
  }
}
