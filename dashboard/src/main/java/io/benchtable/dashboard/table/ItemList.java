package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.Attribute;
import io.benchtable.dashboard.item.Table;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.Cell;
import io.benchtable.dashboard.page.Column;
import io.benchtable.dashboard.page.Sheet;
import io.benchtable.dashboard.page.Sheet.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Some items of a table: the keys first, then the attributes that most of them have. */
final class ItemList {

  private static final int SHOWN = 8;
  private static final int LONGEST = 80;

  private final Lookup lookup;
  private final List<Map<String, Attribute>> items;
  private final List<String> names;
  private final Map<String, Set<String>> types = new HashMap<>();

  ItemList(Lookup lookup, List<Map<String, Attribute>> items) {
    this.lookup = lookup;
    this.items = items;
    this.names = names();
    items.forEach(
        item ->
            item.forEach(
                (name, one) -> types.computeIfAbsent(name, _ -> new TreeSet<>()).add(one.type())));
  }

  /** The items as a page shows them. */
  Sheet shown() {
    return sheet(names.subList(0, Math.min(SHOWN, names.size())), true);
  }

  /** The items with all of their attributes. */
  Sheet whole() {
    return sheet(names, false);
  }

  /** How many attributes are not shown. */
  int hidden() {
    return Math.max(0, names.size() - SHOWN);
  }

  private Sheet sheet(List<String> wanted, boolean cut) {
    return new Sheet(
        "items",
        "Items of " + lookup.table().name(),
        "/tables/" + Address.encode(lookup.table().name()) + "/items",
        Calls.of(lookup),
        wanted.stream().map(name -> column(name, cut && name.equals(names.getFirst()))).toList(),
        items.stream().map(item -> row(item, wanted, cut)).toList());
  }

  private Column column(String name, boolean linked) {
    Column column =
        isNumber(name) && !linked ? Column.number(name, name) : Column.words(name, name);
    return column.hint(String.join(", ", types(name).stream().map(Attribute::words).toList()));
  }

  private Set<String> types(String name) {
    return types.getOrDefault(name, Set.of());
  }

  private boolean isNumber(String name) {
    return types(name).equals(Set.of("N"));
  }

  private Row row(Map<String, Attribute> item, List<String> wanted, boolean cut) {
    String address = address(lookup.table(), item);
    List<Cell> cells = new ArrayList<>();
    for (String name : wanted) {
      Attribute attribute = item.get(name);
      Cell cell =
          cut
              ? ItemCell.cut(attribute, LONGEST, types(name).size() > 1)
              : ItemCell.whole(attribute, isNumber(name));
      cells.add(cut && cells.isEmpty() ? opened(cell, address) : cell);
    }
    return new Row(Integer.toHexString(address.hashCode()), cells, false);
  }

  /** A key may look empty: its link does not. */
  private Cell opened(Cell cell, String address) {
    String words = cell.words();
    return Cell.text(words.isBlank() ? "“" + words + "”" : words).notes(cell.notes()).link(address);
  }

  /** Where an item of this table is shown whole. */
  static String address(Table table, Map<String, Attribute> item) {
    Table.Keys keys = table.keys();
    return new Address("/tables/" + Address.encode(table.name()) + "/item", Map.of())
        .with("partition", KeyText.of(item, keys.partition().getFirst()))
        .with(
            "sortkey",
            keys.sort().stream().findFirst().map(key -> KeyText.of(item, key)).orElse(""))
        .text();
  }

  private List<String> names() {
    Set<String> names = new LinkedHashSet<>();
    names.addAll(lookup.table().keys().names());
    names.addAll(lookup.keys().names());
    items.stream()
        .flatMap(item -> item.keySet().stream())
        .distinct()
        .sorted(
            Comparator.comparing((String name) -> -count(name))
                .thenComparing(this::isNested)
                .thenComparing(name -> name))
        .forEach(names::add);
    return List.copyOf(names);
  }

  private long count(String name) {
    return items.stream().filter(item -> item.containsKey(name)).count();
  }

  /** A status is worth more in a line than half a map. */
  private boolean isNested(String name) {
    return items.stream()
        .map(item -> item.get(name))
        .anyMatch(one -> one != null && Set.of("M", "L").contains(one.type()));
  }
}
