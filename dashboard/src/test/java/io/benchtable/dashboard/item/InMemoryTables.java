package io.benchtable.dashboard.item;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Tables of typed items in memory, beside those of the platform. */
public final class InMemoryTables implements Tables {

  private final Map<String, Table> tables = new TreeMap<>();
  private final Map<String, List<Map<String, Attribute>>> items = new TreeMap<>();

  public void put(Table table, List<Map<String, Attribute>> content) {
    tables.put(table.name(), table);
    items.put(table.name(), List.copyOf(content));
  }

  public void clear() {
    tables.clear();
    items.clear();
  }

  @Override
  public List<String> names() {
    return List.copyOf(tables.keySet());
  }

  @Override
  public Optional<Table> describe(String name) {
    return Optional.ofNullable(tables.get(name));
  }

  @Override
  public TypedPage query(TableQuery query) {
    Table.Keys keys = query.keys();
    Comparator<Map<String, Attribute>> order =
        Comparator.comparing(item -> keys.sort().map(key -> ordered(item, key.name())).orElse(""));
    return page(
        content(query.table()).stream()
            .filter(has(keys.partition().name(), query.partition()))
            .filter(
                item ->
                    query.sort().isEmpty()
                        || keys.sort().isEmpty()
                        || holds(query.sort().get(), ordered(item, keys.sort().get().name())))
            .sorted(query.descending() ? order.reversed() : order)
            .toList(),
        query.limit(),
        query.after());
  }

  @Override
  public TypedPage scan(String table, int limit, Optional<String> after) {
    return page(content(table), limit, after);
  }

  @Override
  public Optional<Map<String, Attribute>> find(
      Table table, String partition, Optional<String> sort) {
    Table.Keys keys = table.keys();
    return content(table.name()).stream()
        .filter(has(keys.partition().name(), partition))
        .filter(
            item ->
                keys.sort().isEmpty() || has(keys.sort().get().name(), sort.orElse("")).test(item))
        .findFirst();
  }

  /** An attribute of the type that a plain value has. */
  public static Attribute attribute(Object value) {
    return switch (value) {
      case Boolean flag -> new Attribute("BOOL", flag);
      case Number number -> new Attribute("N", new BigDecimal(number.toString()));
      case byte[] bytes -> new Attribute("B", Base64.getEncoder().encodeToString(bytes));
      case Map<?, ?> map -> {
        Map<String, Attribute> inner = new TreeMap<>();
        map.forEach((name, one) -> inner.put(String.valueOf(name), attribute(one)));
        yield new Attribute("M", inner);
      }
      case List<?> list ->
          new Attribute("L", list.stream().map(InMemoryTables::attribute).toList());
      default -> new Attribute("S", value.toString());
    };
  }

  private static TypedPage page(
      List<Map<String, Attribute>> found, int limit, Optional<String> after) {
    int start = after.map(Integer::parseInt).orElse(0);
    int end = Math.min(found.size(), start + limit);
    return new TypedPage(
        new ArrayList<>(found.subList(Math.min(start, end), end)),
        end < found.size() ? Optional.of(String.valueOf(end)) : Optional.empty());
  }

  private static Predicate<Map<String, Attribute>> has(String name, String value) {
    return item -> ordered(item, name).equals(ordered(value));
  }

  private static boolean holds(TableQuery.Sort sort, String value) {
    int difference = value.compareTo(ordered(sort.value()));
    return switch (sort.operator()) {
      case "begins_with" -> value.startsWith(sort.value());
      case ">=" -> difference >= 0;
      case "<=" -> difference <= 0;
      default -> difference == 0;
    };
  }

  private List<Map<String, Attribute>> content(String table) {
    return items.getOrDefault(table, List.of());
  }

  private static String ordered(Map<String, Attribute> item, String name) {
    Attribute attribute = item.get(name);
    return attribute == null ? "" : ordered(String.valueOf(attribute.value()));
  }

  /** Whole numbers in the order of their values, other texts in their own. */
  private static String ordered(String text) {
    return text.matches("\\d{1,18}") ? "%018d".formatted(Long.parseLong(text)) : text;
  }
}
