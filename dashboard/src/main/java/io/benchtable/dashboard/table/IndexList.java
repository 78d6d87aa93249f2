package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.Table;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.Cell;
import io.benchtable.dashboard.page.Column;
import io.benchtable.dashboard.page.Sheet;
import io.benchtable.dashboard.page.Sheet.Row;
import io.benchtable.dashboard.page.Status;
import java.util.List;
import java.util.Map;

/** The secondary indexes of a table, a line each. */
final class IndexList {

  private IndexList() {}

  static Sheet of(Table table) {
    return new Sheet(
        "indexes",
        "Indexes of " + table.name(),
        path(table),
        Calls.aws("describe-table", table.name()),
        List.of(
            Column.words("name", "Index"),
            Column.state("status", "Status"),
            Column.words("kind", "Kind"),
            Column.words("partition_key", "Partition key"),
            Column.words("sort_key", "Sort key"),
            Column.words("holds", "Holds"),
            Column.number("items", "Items, about"),
            Column.number("bytes", "Size, about"),
            Column.picture("delete", "Delete")),
        table.indexes().stream().map(index -> row(table, index)).toList());
  }

  private static Row row(Table table, Table.Index index) {
    return Row.of(
        index.name(),
        Cell.text(index.name())
            .link(
                new Address("/tables/" + Address.encode(table.name()), Map.of())
                    .with("index", index.name())
                    .text()),
        new Cell.State(
            Status.of(index.status()),
            index.filling() ? List.of(Cell.Note.of("older items are being added")) : List.of()),
        Cell.text(index.local() ? "local" : "global"),
        TableList.key(index.keys().partition()),
        TableList.key(index.keys().sort()),
        Cell.text(TableList.holds(index.projection())),
        TableList.items(index.items()),
        TableList.size(index.bytes()),
        index.local()
            ? Cell.text("with the table")
            : Cell.text("Delete…")
                .link(new Address(path(table), Map.of()).with("delete", index.name()).text()));
  }

  static String path(Table table) {
    return "/tables/" + Address.encode(table.name()) + "/indexes";
  }
}
