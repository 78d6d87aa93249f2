package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.Attribute;
import io.benchtable.dashboard.item.Recovery;
import io.benchtable.dashboard.item.Table;
import io.benchtable.dashboard.item.TimeToLive;
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
import io.benchtable.dashboard.page.Status;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** All tables, and the keys of one. */
final class TableList {

  private static final String FEW = "few or no";

  /** A table, and what is known of it beside its description. */
  record Line(Table table, Optional<TimeToLive> expiry, Optional<Recovery> recovery) {}

  private TableList() {}

  /** A line a table. */
  static Sheet tables(List<Line> tables) {
    return new Sheet(
        "tables",
        "Tables",
        "/tables",
        Call.get("/v1/tables"),
        List.of(
            Column.words("name", "Table"),
            Column.state("status", "Status"),
            Column.words("partition_key", "Partition key"),
            Column.words("sort_key", "Sort key"),
            Column.words("indexes", "Indexes"),
            Column.number("items", "Items, about"),
            Column.number("bytes", "Size, about"),
            Column.words("stream", "Stream"),
            Column.words("time_to_live", "Expiry"),
            Column.words("recovery", "Recovery"),
            Column.machine("created")),
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
            key(table.keys().sort()),
            Cell.text("everything")));
    for (Table.Index index : table.indexes()) {
      rows.add(
          Row.of(
              "index-" + index.name(),
              Cell.text(index.name()),
              key(index.keys().partition()),
              key(index.keys().sort()),
              Cell.text(holds(index.projection()))));
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

  /** Which attributes an index holds, in words. */
  static String holds(Table.Projection projection) {
    return switch (projection.type()) {
      case "ALL" -> "everything";
      case "KEYS_ONLY" -> "keys only";
      default -> "keys and " + String.join(", ", projection.attributes());
    };
  }

  /** Which images change events carry, in words. */
  static String view(String view) {
    return view.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The attributes of a part of a key. */
  static Cell key(List<Table.Key> keys) {
    return keys.isEmpty()
        ? Cell.EMPTY
        : Cell.text(keys.stream().map(TableList::words).collect(Collectors.joining(", ")));
  }

  /** An attribute of a key with its type in words. */
  static String words(Table.Key key) {
    return key.name() + " (" + Attribute.words(key.type()) + ")";
  }

  /** The database counts now and then: it may say none of a table that holds a few. */
  static Cell items(long items) {
    return Cell.figure(
        Figure.of(items == 0 ? "few or none" : Digits.whole(items), BigDecimal.valueOf(items)));
  }

  static Cell size(long bytes) {
    BigDecimal amount = BigDecimal.valueOf(bytes);
    return Cell.figure(Figure.of(Bytes.text(amount), amount));
  }

  /** How much there is, in words: {@code about 1 210 items, 2.31 MiB}. */
  static String amount(Table table) {
    String items = table.items() == 0 ? FEW : "about " + Digits.whole(table.items());
    return items
        + (table.items() == 1 ? " item, " : " items, ")
        + Bytes.text(BigDecimal.valueOf(table.bytes()));
  }

  private static Row table(Line line) {
    Table table = line.table();
    return Row.of(
        table.name(),
        Cell.text(table.name()).link("/tables/" + Address.encode(table.name())),
        new Cell.State(Status.of(table.status()), List.of()),
        key(table.keys().partition()),
        key(table.keys().sort()),
        Cell.text(String.join(", ", table.indexes().stream().map(Table.Index::name).toList())),
        items(table.items()),
        size(table.bytes()),
        Cell.text(table.stream().map(stream -> view(stream.view())).orElse("none")),
        Cell.text(expiry(line)),
        Cell.text(line.recovery().map(window -> window.on() ? "on" : "off").orElse("unknown")),
        Cell.time(table.created().map(Moment::of).orElse(null)));
  }

  private static String expiry(Line line) {
    return line.expiry()
        .map(expiry -> expiry.on() ? "by " + expiry.attribute().orElse("?") : "off")
        .orElse("unknown");
  }
}
