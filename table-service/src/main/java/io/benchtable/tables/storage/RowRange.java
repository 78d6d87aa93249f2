package io.benchtable.tables.storage;

import io.benchtable.tables.expression.KeyRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table, or of an index, in the order of their key.
 *
 * @param index the slot of the index, or -1 for the table itself
 * @param partition only rows of this partition; null for all
 * @param after the values of the order's columns to start behind; null starts with the first
 * @param segment only this part of the table out of {@code segments}
 */
record RowRange(
    int index,
    byte @Nullable [] partition,
    KeyRange sort,
    boolean descending,
    @Nullable List<byte[]> after,
    int segment,
    int segments) {

  RowRange from(List<byte[]> position) {
    return new RowRange(index, partition, sort, descending, position, segment, segments);
  }

  /** The columns that the rows are ordered by, which together are unique in the range. */
  List<String> order() {
    List<String> columns = new ArrayList<>(4);
    if (index >= 0) {
      if (partition == null) {
        columns.add(partitionColumn());
      }
      columns.add(sortColumn());
    }
    if (index >= 0 || partition == null) {
      columns.add("pk");
    }
    columns.add("sk");
    return columns;
  }

  String partitionColumn() {
    return index < 0 ? "pk" : "i" + index + "_pk";
  }

  String sortColumn() {
    return index < 0 ? "sk" : "i" + index + "_sk";
  }
}
