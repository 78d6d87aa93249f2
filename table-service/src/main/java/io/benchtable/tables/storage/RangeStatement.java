package io.benchtable.tables.storage;

import io.benchtable.tables.expression.KeyRange;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The statement that reads the next rows of a range: the item, the columns of the order, and how
 * long the items are up to this row. There are no rows behind the one with which that is more than
 * {@code mostBytes}; lengths are known without reading the items.
 *
 * @param keys the first parameters
 * @param columns how many columns the order has
 * @param limit so many rows at most
 */
record RangeStatement(String sql, List<Object> keys, int columns, int limit, long mostBytes) {

  /** Whether a partition is one of so many segments. */
  static final String SEGMENT = "(hashtext(encode(%s, 'hex'))::bigint & 2147483647) %% ? = ?";

  static RangeStatement of(String relation, RowRange range, int limit, long mostBytes) {
    List<String> conditions = new ArrayList<>();
    List<Object> keys = new ArrayList<>();
    partition(range, conditions, keys);
    sort(range, conditions, keys);
    List<String> order = range.order();
    String columns = String.join(", ", order);
    String orderBy = orderBy(range);
    List<byte[]> after = range.after();
    if (after != null) {
      String marks = String.join(", ", Collections.nCopies(order.size(), "?"));
      conditions.add("(" + columns + ") " + (range.descending() ? "<" : ">") + " (" + marks + ")");
      keys.addAll(after);
    }
    if (range.segments() > 1) {
      conditions.add(SEGMENT.formatted("pk"));
      keys.add(range.segments());
      keys.add(range.segment());
    }
    String wanted =
        "select item, "
            + columns
            + " from "
            + relation
            + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
            + orderBy
            + " limit ?";
    return new RangeStatement(
        "select item, "
            + columns
            + ", bytes from (select item, "
            + columns
            + ", sum(octet_length(item)) over ("
            + orderBy.stripLeading()
            + " rows unbounded preceding) as bytes from ("
            + wanted
            + ") as wanted) as counted where bytes - octet_length(item) <= ?"
            + orderBy,
        keys,
        order.size(),
        limit,
        mostBytes);
  }

  /**
   * The same for several ranges that differ in keys alone, which are arrays here. A first column
   * says the number of the range that a row is of, from 1; the rows of each are in its order.
   */
  String together() {
    List<String> names = IntStream.range(0, keys.size()).mapToObj(i -> "key" + i).toList();
    StringBuilder each = new StringBuilder();
    int from = 0;
    for (String name : names) {
      int mark = sql.indexOf('?', from);
      each.append(sql, from, mark).append("given.").append(name);
      from = mark + 1;
    }
    each.append(sql, from, sql.length());
    return "select given.number, found.* from unnest("
        + String.join(", ", Collections.nCopies(names.size(), "?::bytea[]"))
        + ") with ordinality as given ("
        + String.join(", ", names)
        + ", number) cross join lateral ("
        + each
        + ") as found";
  }

  void bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < keys.size(); i++) {
      switch (keys.get(i)) {
        case byte[] bytes -> statement.setBytes(i + 1, bytes);
        case Integer number -> statement.setInt(i + 1, number);
        case Object other ->
            throw new IllegalArgumentException("Expected bytes or a number, but got " + other);
      }
    }
    bindBounds(statement);
  }

  /** What stands behind the keys. */
  void bindBounds(PreparedStatement statement) throws SQLException {
    statement.setInt(keys.size() + 1, limit);
    statement.setLong(keys.size() + 2, mostBytes);
  }

  /** What a statement finds, row by row. */
  Found found() {
    return new Found(this);
  }

  /** Rows of one range. */
  static final class Found {

    private final RangeStatement statement;
    private final List<Rows.RangeRow> rows = new ArrayList<>();
    private long bytes;

    private Found(RangeStatement statement) {
      this.statement = statement;
    }

    /**
     * Takes the current row.
     *
     * @param first the column of the item
     */
    void add(ResultSet row, int first) throws SQLException {
      List<byte[]> position = new ArrayList<>(statement.columns);
      for (int i = 1; i <= statement.columns; i++) {
        position.add(row.getBytes(first + i));
      }
      rows.add(new Rows.RangeRow(row.getString(first), position));
      bytes = row.getLong(first + 1 + statement.columns);
    }

    Rows.Batch batch() {
      return new Rows.Batch(rows, rows.size() < statement.limit && bytes <= statement.mostBytes);
    }
  }

  private static String orderBy(RowRange range) {
    String direction = range.descending() ? " desc" : "";
    return " order by " + String.join(direction + ", ", range.order()) + direction;
  }

  private static void partition(RowRange range, List<String> conditions, List<Object> keys) {
    byte[] partition = range.partition();
    if (partition != null) {
      conditions.add(range.partitionColumn() + " = ?");
      keys.add(partition);
    } else if (range.index() >= 0) {
      conditions.add(range.partitionColumn() + " is not null");
    }
  }

  private static void sort(RowRange range, List<String> conditions, List<Object> keys) {
    KeyRange sort = range.sort();
    byte[] from = sort.from();
    if (from != null) {
      conditions.add(range.sortColumn() + (sort.fromIncluded() ? " >= ?" : " > ?"));
      keys.add(from);
    }
    byte[] to = sort.to();
    if (to != null) {
      conditions.add(range.sortColumn() + (sort.toIncluded() ? " <= ?" : " < ?"));
      keys.add(to);
    }
  }
}
