package io.benchtable.dashboard.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table of facts, the same for readers, spreadsheets and scripts.
 *
 * @param id its name on its page and in addresses
 * @param title what it holds, for those who do not see it
 * @param home the address of its exports, without the ending
 * @param call the request of the platform's own API that returns the same facts
 */
public record Sheet(
    String id,
    String title,
    String home,
    @Nullable String call,
    List<Column> columns,
    List<Row> rows) {

  /** A line; its id stays the same while the page is open. */
  public record Row(String id, List<Cell> cells, boolean troubled) {
    public Row {
      cells = List.copyOf(cells);
    }

    /** An ordinary line. */
    public static Row of(String id, Cell... cells) {
      return new Row(id, List.of(cells), false);
    }

    /** The same line, marked as one that went wrong. */
    public Row troubled(boolean whether) {
      return new Row(id, cells, whether);
    }
  }

  public Sheet {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    int expected = columns.size();
    rows.stream()
        .filter(row -> row.cells().size() != expected)
        .findFirst()
        .ifPresent(
            row -> {
              throw new IllegalArgumentException(
                  "Expected %d cells in row %s, but there are %d"
                      .formatted(expected, row.id(), row.cells().size()));
            });
  }

  /** The same table with other rows. */
  Sheet with(List<Row> others) {
    return new Sheet(id, title, home, call, columns, others);
  }

  /** All that is asked for, on one page or several. */
  public SheetView view(Address address, int size) {
    return view(address, size, "");
  }

  /**
   * The same where not all lines were read.
   *
   * @param which of the lines this table holds, such as {@code the latest}; empty for all
   */
  public SheetView view(Address address, int size, String which) {
    return view(address, address, size, which);
  }

  /**
   * The same whatever the page is searched for: its links keep those words, its files ignore them.
   */
  public SheetView unsearched(Address address, int size) {
    return view(address, address.with("q", ""), size, "");
  }

  private SheetView view(Address address, Address asked, int size, String which) {
    Ask ask = Ask.of(asked, id);
    List<Row> found = ask.narrow(this);
    int from = Math.min(ask.from(), Math.max(0, found.size() - 1) / size * size);
    List<Row> shown = found.subList(from, Math.min(found.size(), from + size));
    return SheetView.of(
        with(shown),
        address,
        asked,
        Pager.of(address, id, from, size, found.size()),
        count(ask, found, which));
  }

  /** What was read as one page already; search and order are within it. */
  public SheetView page(Address address, Pager pager) {
    Ask ask = Ask.of(address, id);
    List<Row> found = ask.narrow(this);
    return SheetView.of(with(found), address, address, pager, count(ask, found, ""));
  }

  private String count(Ask ask, List<Row> found, String which) {
    String all = (which + " " + Digits.whole(rows.size())).strip();
    return ask.words().isEmpty()
        ? (which.isEmpty() ? "" : all)
        : Digits.whole(found.size()) + " of " + all;
  }

  /** The lines that are asked for, whichever page of them is shown. */
  List<Row> asked(Address address) {
    return Ask.of(address, id).narrow(this);
  }

  /** The names of all fields. */
  List<String> names() {
    return columns.stream().flatMap(column -> column.fields().stream().map(Field::name)).toList();
  }

  /** A line as fields and their values. */
  Map<String, @Nullable Object> facts(Row row) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    for (int at = 0; at < columns.size(); at++) {
      for (Field field : columns.get(at).fields()) {
        line.put(field.name(), field.of(row.cells().get(at)));
      }
    }
    return line;
  }

  /** The values of a line as text. */
  List<String> texts(Row row) {
    List<String> line = new ArrayList<>();
    for (int at = 0; at < columns.size(); at++) {
      for (Field field : columns.get(at).fields()) {
        line.add(field.text(row.cells().get(at)));
      }
    }
    return line;
  }
}
