package io.benchtable.dashboard.item;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A question to a table or one of its indexes, by its key.
 *
 * @param index empty for the table itself
 * @param keys of the table or the index
 * @param partition the values of the attributes that name a partition, as texts
 * @param first the values of the first attributes that order a partition, as texts
 * @param sort a condition on the one after them
 * @param filters what is left out after it was read
 * @param after where the page before ended
 */
public record TableQuery(
    String table,
    Optional<String> index,
    Table.Keys keys,
    List<String> partition,
    List<String> first,
    Optional<Sort> sort,
    List<Filter> filters,
    boolean descending,
    int limit,
    Optional<String> after) {

  /**
   * A condition on an attribute that orders a partition.
   *
   * @param operator one of {@link #OPERATORS}
   * @param to the upper end, for {@code between}
   */
  public record Sort(String operator, String value, String to) {}

  /** What may be asked of a sort key. */
  public static final List<String> OPERATORS =
      List.of("=", "begins_with", "<", "<=", ">", ">=", "between");

  public TableQuery {
    partition = List.copyOf(partition);
    first = List.copyOf(first);
    filters = List.copyOf(filters);
  }

  /** The condition as DynamoDB's key condition expressions have it. */
  public Expression condition() {
    List<Expression> parts = new ArrayList<>();
    for (int at = 0; at < partition.size(); at++) {
      parts.add(compared("p", at, keys.partition(), new Sort("=", partition.get(at), "")));
    }
    for (int at = 0; at < first.size(); at++) {
      parts.add(compared("s", at, keys.sort(), new Sort("=", first.get(at), "")));
    }
    sort.filter(_ -> first.size() < keys.sort().size())
        .ifPresent(asked -> parts.add(compared("s", first.size(), keys.sort(), asked)));
    return Expression.all(parts);
  }

  /** The first attribute is called {@code #p} or {@code #s}, the others are counted from 2. */
  private static Expression compared(String mark, int at, List<Table.Key> among, Sort asked) {
    Table.Key key = among.get(at);
    String end = at == 0 ? "" : String.valueOf(at + 1);
    String name = "#" + mark + end;
    String value = ":" + mark + end;
    String to = ":t" + end;
    Map<String, Attribute> values =
        new HashMap<>(Map.of(value, Attribute.key(key.type(), asked.value())));
    if (asked.operator().equals("between")) {
      values.put(to, Attribute.key(key.type(), asked.to()));
    }
    String text =
        switch (asked.operator()) {
          case "begins_with" -> "begins_with(%s, %s)".formatted(name, value);
          case "between" -> "%s BETWEEN %s AND %s".formatted(name, value, to);
          default -> name + " " + asked.operator() + " " + value;
        };
    return new Expression(text, Map.of(name, key.name()), values);
  }
}
