package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.Attribute;
import io.benchtable.dashboard.item.ItemWrites;
import io.benchtable.dashboard.item.Table;
import io.benchtable.dashboard.item.Tables;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.NotFound;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Single items by the key in an address, written only over what their writer has seen. */
@Component
class Entries {

  private final Tables tables;
  private final ItemWrites writes;

  Entries(Tables tables, ItemWrites writes) {
    this.tables = tables;
    this.writes = writes;
  }

  /** The item that an address names, or a page that says that there is none. */
  Map<String, Attribute> get(Table table, Address address) {
    return find(table, address)
        .orElseThrow(
            () ->
                new NotFound(
                    "There is no such item in " + table.name(),
                    "It was never put, or it has been deleted. The page of the table finds those"
                        + " that there are."));
  }

  /** The item that an address names, as it is now. */
  Optional<Map<String, Attribute>> find(Table table, Address address) {
    String partition = address.exact("partition").orElse("");
    String sort = address.exact("sortkey").orElse("");
    return is(table.keys().partition().getFirst(), partition)
            && table.keys().sort().stream().allMatch(key -> is(key, sort))
        ? tables.find(table, partition, Optional.of(sort))
        : Optional.empty();
  }

  boolean create(Table table, Map<String, Attribute> item) {
    return writes.create(table, item);
  }

  boolean replace(Table table, Map<String, Attribute> was, Map<String, Attribute> item) {
    return writes.replace(table, was, item);
  }

  boolean remove(Table table, Map<String, Attribute> was) {
    return writes.remove(table, was);
  }

  /** The key of an item as a reader sees it. */
  static String key(Table table, Map<String, Attribute> item) {
    return table.keys().all().stream()
        .map(key -> KeyText.of(item, key))
        .map(text -> text.isBlank() ? "“" + text + "”" : text)
        .collect(Collectors.joining(" / "));
  }

  /** The key of an item as the query of an address: {@code ?partition=…}. */
  static String query(Table table, Map<String, Attribute> item) {
    String address = ItemList.address(table, item);
    return address.substring(address.indexOf('?'));
  }

  private static boolean is(Table.Key key, String text) {
    return !text.isEmpty() && KeyText.expected(key.type(), text).isEmpty();
  }
}
