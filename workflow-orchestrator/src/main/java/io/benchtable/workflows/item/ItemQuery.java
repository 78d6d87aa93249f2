package io.benchtable.workflows.item;

import java.util.Map;
import java.util.Optional;

/**
 * Which items of a partition are wanted.
 *
 * @param index empty for the table itself
 * @param partitionAttribute name of the partition key
 * @param sort a bound on the sort key
 * @param descending from the greatest sort key to the least
 * @param limit most items of a page
 * @param next where the last page ended; empty for the first page
 */
public record ItemQuery(
    String table,
    Optional<String> index,
    String partitionAttribute,
    String partition,
    Optional<SortBound> sort,
    boolean descending,
    int limit,
    Map<String, Object> next) {

  /** A bound on the sort key, which is a string. */
  public sealed interface SortBound {

    String attribute();

    String value();

    /** At least this value. */
    record AtLeast(String attribute, String value) implements SortBound {}

    /** At most this value. */
    record AtMost(String attribute, String value) implements SortBound {}

    /** Whatever starts with this value. */
    record StartsWith(String attribute, String value) implements SortBound {}
  }

  public ItemQuery {
    next = Map.copyOf(next);
  }

  /** Every item of a partition of a table. */
  public static ItemQuery of(String table, String attribute, String partition) {
    return new ItemQuery(
        table, Optional.empty(), attribute, partition, Optional.empty(), false, 1000, Map.of());
  }

  public ItemQuery through(String index) {
    return new ItemQuery(
        table, Optional.of(index), partitionAttribute, partition, sort, descending, limit, next);
  }

  public ItemQuery atLeast(String attribute, String value) {
    return with(new SortBound.AtLeast(attribute, value));
  }

  public ItemQuery atMost(String attribute, String value) {
    return with(new SortBound.AtMost(attribute, value));
  }

  public ItemQuery startsWith(String attribute, String value) {
    return with(new SortBound.StartsWith(attribute, value));
  }

  public ItemQuery latestFirst() {
    return new ItemQuery(table, index, partitionAttribute, partition, sort, true, limit, next);
  }

  public ItemQuery limit(int most) {
    return new ItemQuery(table, index, partitionAttribute, partition, sort, descending, most, next);
  }

  public ItemQuery after(Map<String, Object> last) {
    return new ItemQuery(
        table, index, partitionAttribute, partition, sort, descending, limit, last);
  }

  private ItemQuery with(SortBound bound) {
    return new ItemQuery(
        table, index, partitionAttribute, partition, Optional.of(bound), descending, limit, next);
  }
}
