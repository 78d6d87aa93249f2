package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.Attribute;
import io.benchtable.dashboard.item.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether an item has the key that its table, or the item that it was, asks for. */
final class ItemKeys {

  private ItemKeys() {}

  /** What is wrong with the key of an item, an attribute a line. */
  static List<String> problems(Table table, Map<String, Attribute> item) {
    List<String> problems = new ArrayList<>();
    for (Table.Key key : table.keys().all()) {
      Attribute value = item.get(key.name());
      String found =
          value == null
              ? "missing"
              : !value.type().equals(key.type())
                  ? Attribute.words(value.type())
                  : "".equals(value.value()) ? "empty" : "";
      if (!found.isEmpty()) {
        problems.add(
            "%s: expected %s (%s), as it is a key, but it is %s."
                .formatted(key.name(), Attribute.words(key.type()), key.type(), found));
      }
    }
    return problems;
  }

  /** What is wrong with an item that is to take the place of another. */
  static List<String> changes(
      Table table, Map<String, Attribute> was, Map<String, Attribute> item) {
    List<String> problems = new ArrayList<>(problems(table, item));
    if (problems.isEmpty()) {
      for (Table.Key key : table.keys().all()) {
        String before = KeyText.of(was, key);
        String after = KeyText.of(item, key);
        if (!same(key, before, after)) {
          problems.add(
              ("%s: expected %s, as a key says which item this is, but it is %s. Copy the item to"
                      + " make one with another key.")
                  .formatted(key.name(), before, after));
        }
      }
    }
    return problems;
  }

  /** An item that has nothing but its key, which is still to be filled in. */
  static Map<String, Attribute> blank(Table table) {
    Map<String, Attribute> blank = new TreeMap<>();
    table.keys().all().forEach(key -> blank.put(key.name(), new Attribute(key.type(), "")));
    return blank;
  }

  private static boolean same(Table.Key key, String before, String after) {
    return key.type().equals("N")
        ? Attribute.key("N", before).value() instanceof BigDecimal one
            && Attribute.key("N", after).value() instanceof BigDecimal other
            && one.compareTo(other) == 0
        : before.equals(after);
  }
}
