package io.benchtable.tables.storage;

import io.benchtable.tables.expression.KeyRange;
import java.util.ArrayList;
import java.util.List;

/** The statement that reads the next rows of a range. */
record RangeStatement(String sql, List<Object> parameters) {

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
      conditions.add("(hashtext(encode(pk, 'hex'))::bigint & 2147483647) % ? = ?");
      parameters.add(range.segments());
      parameters.add(range.segment());
    }
    String direction = range.descending() ? " desc" : "";
    parameters.add(limit);
    return new RangeStatement(
        "select item, "
            + columns
            + " from "
            + relation
            + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
            + " order by "
            + String.join(", ", order.stream().map(column -> column + direction).toList())
            + " limit ?",
        parameters);
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
