package io.benchtable.dashboard.item;

import java.util.List;
import java.util.Optional;

/**
 * A question to a table or one of its indexes, by its key.
 *
 * @param index empty for the table itself
 * @param keys of the table or the index
 * @param partition the partition key's value as text
 * @param sort a condition on the sort key
 * @param after where the page before ended
 */
public record TableQuery(
    String table,
    Optional<String> index,
    Table.Keys keys,
    String partition,
    Optional<Sort> sort,
    boolean descending,
    int limit,
    Optional<String> after) {

  /** A condition on the sort key: one of {@link #OPERATORS} and a value as text. */
  public record Sort(String operator, String value) {}

  /** What may be asked of a sort key. */
  public static final List<String> OPERATORS = List.of("=", "begins_with", ">=", "<=");

  /** The condition as DynamoDB's key condition expressions have it. */
  public String condition() {
    return sort.map(
            one ->
                one.operator().equals("begins_with")
                    ? "#p = :p AND begins_with(#s, :s)"
                    : "#p = :p AND #s " + one.operator() + " :s")
        .orElse("#p = :p");
  }
}
