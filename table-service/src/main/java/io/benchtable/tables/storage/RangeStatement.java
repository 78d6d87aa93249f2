package io.benchtable.tables.storage;

import io.benchtable.tables.expression.KeyRange;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The statement that reads the next rows of a range: the item, then the columns of the order. */
record RangeStatement(String sql, List<Object> parameters) {
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
        parameters);
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
        parameters);
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

  private static String orderBy(RowRange range) {
    String direction = range.descending() ? " desc" : "";
    return range.order().stream()
        .map(column -> column + direction)
        .collect(Collectors.joining(", ", " order by ", ""));
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
