package io.benchtable.dashboard.item;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A question to a table or one of its indexes, by its key.
 *
 * @param index empty for the table itself
 * @param keys of the table or the index
 * @param partition the partition key's value as text
 * @param sort a condition on the sort key
 * @param filters what is left out after it was read
 * @param after where the page before ended
 */
public record TableQuery(
    String table,
    Optional<String> index,
    Table.Keys keys,
    String partition,
    Optional<Sort> sort,
    List<Filter> filters,
    boolean descending,
    int limit,
    Optional<String> after) {

  /**
   * A condition on the sort key.
   *
   * @param operator one of {@link #OPERATORS}
   * @param to the upper end, for {@code between}
   */
  public record Sort(String operator, String value, String to) {}

  /** What may be asked of a sort key. */
  public static final List<String> OPERATORS =
      List.of("=", "begins_with", "<", "<=", ">", ">=", "between");

  public TableQuery {
    filters = List.copyOf(filters);
  }

  /** The condition as DynamoDB's key condition expressions have it. */
  public Expression condition() {
    Map<String, String> names = new HashMap<>(Map.of("#p", keys.partition().name()));
    Map<String, Attribute> values =
        new HashMap<>(Map.of(":p", Attribute.key(keys.partition().type(), partition)));
    if (sort.isEmpty() || keys.sort().isEmpty()) {
      return new Expression("#p = :p", names, values);
    }
    Table.Key by = keys.sort().get();
    Sort asked = sort.get();
    names.put("#s", by.name());
    values.put(":s", Attribute.key(by.type(), asked.value()));
    if (asked.operator().equals("between")) {
      values.put(":t", Attribute.key(by.type(), asked.to()));
    }
    String text =
        switch (asked.operator()) {
          case "begins_with" -> "begins_with(#s, :s)";
          case "between" -> "#s BETWEEN :s AND :t";
          default -> "#s " + asked.operator() + " :s";
        };
    return new Expression("#p = :p AND " + text, names, values);
  }
}
