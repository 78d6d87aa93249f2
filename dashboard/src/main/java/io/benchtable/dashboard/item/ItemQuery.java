package io.benchtable.dashboard.item;

import java.util.List;
import java.util.Optional;

/**
 * One page of the items under one partition key, of a table or of one of its indexes.
 *
 * @param from where to begin: a value of the sort key, included
 * @param after where the page before ended, as its {@link ItemPage#next} said
 * @param attributes the attributes wanted; all when empty
 */
public record ItemQuery(
    String table,
    Optional<String> index,
    String partition,
    String value,
    Optional<Bound> from,
    boolean descending,
    int limit,
    Optional<String> after,
    List<String> attributes) {

  /** A sort key and the least value wanted. */
  public record Bound(String name, String value) {}

  public ItemQuery {
    attributes = List.copyOf(attributes);
  }

  /** All items of a partition of a table, up to 1,000 a page. */
  public static ItemQuery table(String table, String partition, String value) {
    return new ItemQuery(
        table,
        Optional.empty(),
        partition,
        value,
        Optional.empty(),
        false,
        1000,
        Optional.empty(),
        List.of());
  }

  /** All items of a partition of an index, up to 1,000 a page. */
  public static ItemQuery index(String table, String index, String partition, String value) {
    return table(table, partition, value).in(index);
  }

  /** The latest first. */
  public ItemQuery latestFirst() {
    return new ItemQuery(table, index, partition, value, from, true, limit, after, attributes);
  }

  /** At most so many. */
  public ItemQuery limit(int most) {
    return new ItemQuery(table, index, partition, value, from, descending, most, after, attributes);
  }

  /** Beginning where a page before ended. */
  public ItemQuery after(Optional<String> end) {
    return new ItemQuery(table, index, partition, value, from, descending, limit, end, attributes);
  }

  /** Beginning at this value of the sort key. */
  public ItemQuery from(String name, String least) {
    return new ItemQuery(
        table,
        index,
        partition,
        value,
        Optional.of(new Bound(name, least)),
        descending,
        limit,
        after,
        attributes);
  }

  /** Only these attributes. */
  public ItemQuery only(String... wanted) {
    return new ItemQuery(
        table, index, partition, value, from, descending, limit, after, List.of(wanted));
  }

  private ItemQuery in(String name) {
    return new ItemQuery(
        table, Optional.of(name), partition, value, from, descending, limit, after, attributes);
  }
}
