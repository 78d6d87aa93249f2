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
 * The statement that reads the next rows of a range: the item, then the columns of the order.
 *
 * @param columns how many columns the order has
 * @param limit so many rows at most, which is the last parameter
 */
record RangeStatement(String sql, List<Object> parameters, int columns, int limit) {

  /** Whether a partition is one of so many segments. */
  static final String SEGMENT = "(hashtext(encode(%s, 'hex'))::bigint & 2147483647) %% ? = ?";

  static RangeStatement of(String relation, RowRange range, int limit) {
    List<String> conditions = new ArrayList<>();
    List<Object> parameters = new ArrayList<>();
    partition(range, conditions, parameters);
    sort(range, conditions, parameters);
    List<String> order = range.order();
    String columns = String.join(", ", order);
    List<byte[]> after = range.after();
    if (after != null) {
      String marks = String.join(", ", order.stream().map(column -> "?").toList());
      conditions.add("(" + columns + ") " + (range.descending() ? "<" : ">") + " (" + marks + ")");
      parameters.addAll(after);
    }
    if (range.segments() > 1) {
      conditions.add(SEGMENT.formatted("pk"));
      parameters.add(range.segments());
      parameters.add(range.segment());
    }
    parameters.add(limit);
    return new RangeStatement(
        "select item, "
            + columns
            + " from "
            + relation
            + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
            + orderBy(range)
            + " limit ?",
        parameters,
        order.size(),
        limit);
  }

  /**
   * The same, but no rows behind the one with which the items are longer than {@code mostBytes}. A
   * last column says how long they are up to each row. Lengths are known without reading the items.
   */
  static RangeStatement of(String relation, RowRange range, int limit, long mostBytes) {
    RangeStatement all = of(relation, range, limit);
    String columns = String.join(", ", range.order());
    List<Object> parameters = new ArrayList<>(all.parameters());
    parameters.add(mostBytes);
    return new RangeStatement(
        "select item, %1$s, bytes from (select item, %1$s, sum(octet_length(item)) over (%2$s rows"
                .formatted(columns, orderBy(range))
            + " unbounded preceding) as bytes from ("
            + all.sql()
            + ") as wanted) as counted where bytes - octet_length(item) <= ?"
            + orderBy(range),
        parameters,
        all.columns(),
        limit);
  }

  /**
   * The same for several ranges that differ in keys alone, whose parameters but the limit are
   * arrays. A first column says the number of the range that a row is of, from 1; the rows of each
   * are in its order.
   */
  String together() {
    int keys = parameters.size() - 1;
    List<String> names = IntStream.range(0, keys).mapToObj(i -> "key" + i).toList();
    String each = sql;
    for (String name : names) {
      each = each.replaceFirst("\\?", "given." + name);
    }
    return "select given.number, found.* from unnest("
        + String.join(", ", Collections.nCopies(keys, "?::bytea[]"))
        + ") with ordinality as given ("
        + String.join(", ", names)
        + ", number) cross join lateral ("
        + each
        + ") as found";
  }

  void bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < parameters.size(); i++) {
      switch (parameters.get(i)) {
        case byte[] bytes -> statement.setBytes(i + 1, bytes);
        case Integer number -> statement.setInt(i + 1, number);
        case Long number -> statement.setLong(i + 1, number);
        case Object other ->
            throw new IllegalArgumentException("Expected bytes or a number, but got " + other);
      }
    }
  }

  /**
   * A row of what the statement gives.
   *
   * @param first the column of the item
   */
  Rows.RangeRow row(ResultSet rows, int first) throws SQLException {
    List<byte[]> position = new ArrayList<>(columns);
    for (int i = 1; i <= columns; i++) {
      position.add(rows.getBytes(first + i));
    }
    return new Rows.RangeRow(rows.getString(first), position);
  }

  private static String orderBy(RowRange range) {
    String direction = range.descending() ? " desc" : "";
    return " order by " + String.join(direction + ", ", range.order()) + direction;
  }

  private static void partition(RowRange range, List<String> conditions, List<Object> parameters) {
    byte[] partition = range.partition();
    if (partition != null) {
      conditions.add(range.partitionColumn() + " = ?");
      parameters.add(partition);
    } else if (range.index() >= 0) {
      conditions.add(range.partitionColumn() + " is not null");
    }
  }

  private static void sort(RowRange range, List<String> conditions, List<Object> parameters) {
    KeyRange sort = range.sort();
    byte[] from = sort.from();
    if (from != null) {
      conditions.add(range.sortColumn() + (sort.fromIncluded() ? " >= ?" : " > ?"));
      parameters.add(from);
    }
    byte[] to = sort.to();
    if (to != null) {
      conditions.add(range.sortColumn() + (sort.toIncluded() ? " <= ?" : " < ?"));
      parameters.add(to);
    }
  }
}
