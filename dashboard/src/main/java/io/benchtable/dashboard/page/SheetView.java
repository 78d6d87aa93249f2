package io.benchtable.dashboard.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as a page shows it: what can be clicked, with the address that each click leads to.
 *
 * @param count how many of the lines have the words that were searched for
 */
public record SheetView(
    Sheet sheet,
    List<Head> heads,
    String csv,
    String json,
    Pager pager,
    String count,
    boolean searched) {

  /** The head of a column; without an address it cannot be sorted by. */
  public record Head(Column column, @Nullable String href, @Nullable String sorted) {}

  /**
   * A part of a table.
   *
   * @param address of the page, whose state its links keep
   * @param asked as much of that as the table itself goes by
   */
  static SheetView of(Sheet sheet, Address address, Address asked, Pager pager, String count) {
    Ask ask = Ask.of(asked, sheet.id());
    Address sorted = address.with("page", sheet.id(), "");
    Address all = asked.with("page", sheet.id(), "");
    return new SheetView(
        sheet,
        sheet.columns().stream()
            .filter(Column::shown)
            .map(column -> head(column, sheet.id(), sorted, ask))
            .toList(),
        all.at(sheet.home() + ".csv").text(),
        all.at(sheet.home() + ".json").text(),
        pager,
        count,
        !ask.words().isEmpty());
  }

  private static Head head(Column column, String table, Address address, Ask ask) {
    if (column.kind() == Column.Kind.PICTURE) {
      return new Head(column, null, null);
    }
    boolean mine = ask.column().filter(column.key()::equals).isPresent();
    String way = mine && !ask.descending() ? "down" : "up";
    return new Head(
        column,
        address.with("sort", table, column.key() + "." + way).text(),
        mine ? (ask.descending() ? "descending" : "ascending") : null);
  }
}
