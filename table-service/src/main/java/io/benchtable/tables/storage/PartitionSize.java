package io.benchtable.tables.storage;

import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large a partition is, about: one of a few rows is measured, of another some rows are, and the
 * planner says how many there are.
 *
 * @param rows that were measured
 * @param measured how long their items are together
 */
record PartitionSize(long rows, long measured) {
  static final int MOST_ROWS = 1000;
  private static final Pattern PLANNED = Pattern.compile("\"Plan Rows\": (\\d+)");

  static String sample(String relation) {
    return "select count(*), coalesce(sum(length), 0)::bigint from (select octet_length(item) as"
        + " length from %s where pk = ? limit %d) as measured".formatted(relation, MOST_ROWS);
  }

  static String plan(String relation) {
    return "explain (format json) select from " + relation + " where pk = ?";
  }

  /** The rows that a plan expects. */
  static long rowsOf(String plan) {
    Matcher planned = PLANNED.matcher(plan);
    return planned.find() ? Long.parseLong(planned.group(1)) : 0;
  }

  long bytes(LongSupplier estimatedRows) {
    return rows < MOST_ROWS
        ? measured
        : measured / rows * Math.max(rows, estimatedRows.getAsLong());
  }
}
