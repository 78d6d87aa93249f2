package io.benchtable.dashboard.item;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tables of typed items in memory, beside those of the platform. */
public final class InMemoryTables implements Tables, ItemWrites {

  private final Map<String, Table> tables = new TreeMap<>();
  private final Map<String, List<Map<String, Attribute>>> items = new TreeMap<>();
  final Map<String, TimeToLive> expiries = new TreeMap<>();
  final Map<String, Recovery> recoveries = new TreeMap<>();
  final Map<String, SortedMap<String, String>> tags = new TreeMap<>();
  final List<Backup> backups = new ArrayList<>();
  private final Set<String> untold = new HashSet<>();
  private Optional<String> refusal = Optional.empty();

  public void put(Table table, List<Map<String, Attribute>> content) {
    tables.put(table.name(), table);
    items.put(table.name(), List.copyOf(content));
  }

  /** Puts an item in the place of the one with its key, if there is one. */
  public void put(String name, Map<String, Attribute> item) {
    Table table = Objects.requireNonNull(tables.get(name));
    List<Map<String, Attribute>> content = new ArrayList<>(content(name));
    content.removeIf(one -> key(table, one).equals(key(table, item)));
    content.add(new TreeMap<>(item));
    items.put(name, content);
  }

  public void backup(Backup backup) {
    backups.add(backup);
  }

  public void expiry(String table, TimeToLive expiry) {
    expiries.put(table, expiry);
  }

  public void recovery(String table, Recovery recovery) {
    recoveries.put(table, recovery);
  }

  /** Tells neither the tags of a table nor whether its changes are archived. */
  public void keepToItself(String table) {
    untold.add(table);
  }

  public void clear() {
    untold.clear();
    tables.clear();
    items.clear();
    expiries.clear();
    recoveries.clear();
    tags.clear();
    backups.clear();
    refusal = Optional.empty();
  }

  /** Refuses whatever is asked or written from now on, in these words. */
  public void refuse(String words) {
    refusal = Optional.of(words);
  }

  void check() {
    refusal.ifPresent(
        words -> {
          throw new ItemsRefused(words, new IllegalArgumentException(words));
        });
  }

  void remove(String table) {
    tables.remove(table);
    items.remove(table);
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
    check();
    Table.Keys keys = query.keys();
    Comparator<Map<String, Attribute>> order =
        Comparator.comparing(item -> String.join("\0", values(keys.sort(), item)));
    return page(
        content(query.table()).stream()
            .filter(item -> begins(keys.partition(), query.partition(), item))
            .filter(item -> begins(keys.sort(), query.first(), item))
            .filter(
                item ->
                    query.sort().isEmpty()
                        || Comparisons.holds(
                            query.sort().get(),
                            values(keys.sort(), item).get(query.first().size())))
            .sorted(query.descending() ? order.reversed() : order)
            .toList(),
        query.filters(),
        query.limit(),
        query.after());
  }

  @Override
  public TypedPage scan(TableScan scan) {
    check();
    return page(content(scan.table()), scan.filters(), scan.limit(), scan.after());
  }

  @Override
  public Optional<Map<String, Attribute>> find(
      Table table, String partition, Optional<String> sort) {
    Table.Keys keys = table.keys();
    return content(table.name()).stream()
        .filter(item -> begins(keys.partition(), List.of(partition), item))
        .filter(item -> begins(keys.sort(), sort.stream().limit(keys.sort().size()).toList(), item))
        .findFirst();
  }

  @Override
  public Optional<SortedMap<String, String>> tags(Table table) {
    return Optional.of(tags.getOrDefault(table.name(), new TreeMap<>()))
        .filter(_ -> !untold.contains(table.name()));
  }

  @Override
  public Optional<TimeToLive> timeToLive(String table) {
    return describe(table)
        .filter(one -> !one.status().equals("CREATING"))
        .map(_ -> expiries.getOrDefault(table, TimeToLive.OFF));
  }

  @Override
  public Optional<Recovery> recovery(String table) {
    return describe(table)
        .filter(_ -> !untold.contains(table))
        .map(_ -> recoveries.getOrDefault(table, Recovery.OFF));
  }

  @Override
  public List<Backup> backups() {
    return List.copyOf(backups);
  }

  @Override
  public List<Backup> backups(String table) {
    return backups.stream().filter(one -> one.table().equals(table)).toList();
  }

  @Override
  public boolean create(Table table, Map<String, Attribute> item) {
    check();
    boolean there =
        content(table.name()).stream().anyMatch(one -> key(table, one).equals(key(table, item)));
    if (!there) {
      put(table.name(), item);
    }
    return !there;
  }

  @Override
  public boolean replace(Table table, Map<String, Attribute> was, Map<String, Attribute> item) {
    check();
    boolean unchanged = content(table.name()).contains(was);
    if (unchanged) {
      put(table.name(), item);
    }
    return unchanged;
  }

  @Override
  public boolean remove(Table table, Map<String, Attribute> was) {
    check();
    List<Map<String, Attribute>> content = new ArrayList<>(content(table.name()));
    boolean unchanged = content.remove(was);
    items.put(table.name(), content);
    return unchanged;
  }

  private static List<Optional<Attribute>> key(Table table, Map<String, Attribute> item) {
    return table.keys().all().stream()
        .map(key -> Optional.ofNullable(item.get(key.name())))
        .toList();
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

  /** A page is read first, and filtered then. */
  private static TypedPage page(
      List<Map<String, Attribute>> found, List<Filter> filters, int limit, Optional<String> after) {
    int start = after.map(Integer::parseInt).orElse(0);
    int end = Math.min(found.size(), start + limit);
    List<Map<String, Attribute>> read = found.subList(Math.min(start, end), end);
    return new TypedPage(
        read.stream()
            .filter(item -> filters.stream().allMatch(filter -> Comparisons.passes(filter, item)))
            .toList(),
        end < found.size() ? Optional.of(String.valueOf(end)) : Optional.empty(),
        read.size(),
        Optional.of(new BigDecimal("0.5").multiply(BigDecimal.valueOf(read.size()))));
  }

  /** Whether the first attributes of a part of a key have these values. */
  private static boolean begins(
      List<Table.Key> keys, List<String> values, Map<String, Attribute> item) {
    return values(keys, item)
        .subList(0, values.size())
        .equals(values.stream().map(Comparisons::ordered).toList());
  }

  private static List<String> values(List<Table.Key> keys, Map<String, Attribute> item) {
    return keys.stream().map(key -> Comparisons.ordered(item, key.name())).toList();
  }

  private List<Map<String, Attribute>> content(String table) {
    return items.getOrDefault(table, List.of());
  }
}
