package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.Attribute;
import io.benchtable.dashboard.item.Table;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.Bytes;
import io.benchtable.dashboard.page.Call;
import io.benchtable.dashboard.page.Cell;
import io.benchtable.dashboard.page.Column;
import io.benchtable.dashboard.page.Digits;
import io.benchtable.dashboard.page.Figure;
import io.benchtable.dashboard.page.Moment;
import io.benchtable.dashboard.page.Sheet;
import io.benchtable.dashboard.page.Sheet.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All tables, and the keys of one. */
final class TableList {

  private static final String FEW = "few or no";

  private TableList() {}

  /** A line a table. */
  static Sheet tables(List<Table> tables) {
    return new Sheet(
        "tables",
        "Tables",
        "/tables",
        Call.get("/v1/tables"),
        List.of(
            Column.words("name", "Table"),
            Column.words("partition_key", "Partition key"),
            Column.words("sort_key", "Sort key"),
            Column.words("indexes", "Indexes"),
            Column.number("items", "Items, about"),
            Column.number("bytes", "Size, about"),
            Column.words("stream", "Stream"),
            Column.words("created", "Created")),
        tables.stream().map(TableList::table).toList());
  }

  /** A line for the table itself and one for each index. */
  static Sheet keys(Table table) {
    List<Row> rows = new ArrayList<>();
    rows.add(
        Row.of(
            "itself",
            Cell.text("the table itself"),
            key(table.keys().partition()),
            sort(table.keys()),
            Cell.text("everything")));
    for (Table.Index index : table.indexes()) {
      rows.add(
          Row.of(
              "index-" + index.name(),
              Cell.text(index.name()),
              key(index.keys().partition()),
              sort(index.keys()),
              Cell.text(index.projection().equals("ALL") ? "everything" : index.projection())));
    }
    return new Sheet(
        "keys",
        "Keys and indexes",
        "/tables/" + Address.encode(table.name()) + "/keys",
        Call.get("/v1/tables/" + Address.encode(table.name())),
        List.of(
            Column.words("read_by", "Read by"),
            Column.words("partition_key", "Partition key"),
            Column.words("sort_key", "Sort key"),
            Column.words("holds", "Holds")),
        rows);
  }

  static String stream(Table table) {
    return table.stream()
        .map(view -> view.toLowerCase(Locale.ROOT).replace('_', ' '))
        .orElse("none");
  }

  private static Row table(Table table) {
    return Row.of(
        table.name(),
        Cell.text(table.name()).link("/tables/" + Address.encode(table.name())),
        key(table.keys().partition()),
        sort(table.keys()),
        Cell.text(String.join(", ", table.indexes().stream().map(Table.Index::name).toList())),
        items(table),
        size(table),
        Cell.text(stream(table)),
        Cell.time(table.created().map(Moment::of).orElse(null)));
  }

  /** The database counts now and then: it may say none of a table that holds a few. */
  private static Cell items(Table table) {
    BigDecimal items = BigDecimal.valueOf(table.items());
    String text = items.signum() == 0 ? "few or none" : Digits.whole(table.items());
    return Cell.figure(Figure.of(text, items));
  }

  private static Cell size(Table table) {
    BigDecimal bytes = BigDecimal.valueOf(table.bytes());
    return Cell.figure(Figure.of(Bytes.text(bytes), bytes));
  }

  private static Cell key(Table.Key key) {
    return Cell.text(key.name() + " (" + Attribute.words(key.type()) + ")");
  }

  private static Cell sort(Table.Keys keys) {
    return keys.sort().map(TableList::key).orElse(Cell.EMPTY);
  }

  /** How much there is, in words: {@code about 1 210 items, 2.31 MiB}. */
  static String amount(Table table) {
    String items = table.items() == 0 ? FEW : "about " + Digits.whole(table.items());
    return items
        + (table.items() == 1 ? " item, " : " items, ")
        + Bytes.text(BigDecimal.valueOf(table.bytes()));
  }
}
