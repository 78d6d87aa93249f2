package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.Attribute;
import io.benchtable.dashboard.item.Table;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.Cell;
import io.benchtable.dashboard.page.Column;
import io.benchtable.dashboard.page.Sheet;
import io.benchtable.dashboard.page.Sheet.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An item with a line for each value, those in maps and lists under their paths, as conditions on
 * items take them.
 */
final class ItemSheet {

  private static final int LONGEST = 500;

  private final Table table;
  private final Map<String, Attribute> item;
  private final List<Row> rows = new ArrayList<>();

  private ItemSheet(Table table, Map<String, Attribute> item) {
    this.table = table;
    this.item = item;
  }

  /** As a page shows it: very long values are cut. */
  static Sheet shown(Table table, Map<String, Attribute> item) {
    return new ItemSheet(table, item).sheet(LONGEST);
  }

  /** With all values whole. */
  static Sheet whole(Table table, Map<String, Attribute> item) {
    return new ItemSheet(table, item).sheet(Integer.MAX_VALUE);
  }

  private Sheet sheet(int longest) {
    Map<String, Attribute> ordered = new LinkedHashMap<>();
    table
        .keys()
        .all()
        .forEach(
            key -> {
              Attribute value = item.get(key.name());
              if (value != null) {
                ordered.put(key.name(), value);
              }
            });
    item.forEach(ordered::putIfAbsent);
    ordered.forEach((name, value) -> add(PathText.name(name), value, longest));
    return new Sheet(
        "typed",
        "The item, value by value",
        "/tables/" + Address.encode(table.name()) + "/item",
        Calls.item(table, item),
        List.of(
            Column.words("attribute", "Attribute"),
            Column.words("type", "Type"),
            Column.words("value", "Value")),
        rows);
  }

  private void add(String path, Attribute attribute, int longest) {
    rows.add(
        Row.of(
            String.valueOf(rows.size()),
            Cell.text(path).notes(notes(path)),
            Cell.text(Attribute.words(attribute.type()) + " (" + attribute.type() + ")"),
            value(attribute, longest)));
    if (attribute.value() instanceof Map<?, ?> map) {
      map.forEach(
          (name, one) -> inner(path + "." + PathText.name(String.valueOf(name)), one, longest));
    } else if (attribute.value() instanceof List<?> list) {
      for (int at = 0; at < list.size(); at++) {
        inner(path + "[" + at + "]", list.get(at), longest);
      }
    }
  }

  private void inner(String path, Object value, int longest) {
    if (value instanceof Attribute attribute) {
      add(path, attribute, longest);
    }
  }

  private List<Cell.Note> notes(String path) {
    return rows.size() < table.keys().all().size()
        ? List.of(
            Cell.Note.tag(
                path.equals(PathText.name(table.keys().names().getFirst()))
                    ? "partition key"
                    : "sort key"))
        : List.of();
  }

  private static Cell value(Attribute attribute, int longest) {
    return switch (attribute.value()) {
      case Map<?, ?> map -> Cell.text(count(map.size()));
      case List<?> list when attribute.type().equals("L") -> Cell.text(count(list.size()));
      default -> ItemCell.words(attribute, longest);
    };
  }

  private static String count(int values) {
    return values == 1 ? "1 value" : values + " values";
  }
}
