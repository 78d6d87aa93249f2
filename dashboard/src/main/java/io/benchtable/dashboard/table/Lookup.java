package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.Filter;
import io.benchtable.dashboard.item.Table;
import io.benchtable.dashboard.item.TableQuery;
import io.benchtable.dashboard.item.TableScan;
import io.benchtable.dashboard.page.Address;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a reader asks of a table, as its form sends it; every part is in the address.
 *
 * @param sort of these, the first ones may be given; {@code operator} is for the last that is
 * @param to the upper end of that one, for {@code between}
 * @param rows the conditions that items are filtered by
 * @param scan whether everything is to be read, whatever its key
 * @param problems what is wrong with the question, by the field of the form that it is about
 */
record Lookup(
    Table table,
    Optional<Table.Index> index,
    List<KeyField> partition,
    List<KeyField> sort,
    String operator,
    String to,
    List<FilterRow> rows,
    boolean descending,
    boolean scan,
    Optional<String> after,
    Map<String, String> problems) {

  static final int PAGE = 50;

  Lookup {
    partition = List.copyOf(partition);
    sort = List.copyOf(sort);
    rows = List.copyOf(rows);
    problems = Map.copyOf(problems);
  }

  static Lookup of(Table table, Address address) {
    Optional<String> wanted = address.value("index");
    Optional<Table.Index> index = wanted.flatMap(table::index);
    Table.Keys keys = index.map(Table.Index::keys).orElse(table.keys());
    Map<String, String> problems = new LinkedHashMap<>();
    if (wanted.isPresent() && index.isEmpty()) {
      problems.put(
          "index", "Expected an index of this table, but it has none called " + wanted.get() + ".");
    }
    List<KeyField> partition = KeyField.of(keys.partition(), address.values("partition"));
    List<KeyField> sort = KeyField.of(keys.sort(), address.values("sortkey"));
    String to = address.exact("to").orElse("");
    String operator = operator(keys, address);
    boolean scan = address.value("scan").isPresent();
    if (!scan && problems.isEmpty() && !KeyField.given(partition).isEmpty()) {
      partition = KeyField.needed(partition);
      sort = KeyField.inOrder(sort);
      problems.putAll(problems(KeyField.given(sort), operator, to));
    }
    return new Lookup(
        table,
        index,
        partition,
        sort,
        operator,
        to,
        FilterRow.of(address),
        address.value("order").filter("descending"::equals).isPresent(),
        scan,
        address.value("after"),
        problems);
  }

  /** Whether a question was asked that can be answered. */
  boolean asked() {
    return (scan || !KeyField.given(partition).isEmpty()) && problem().isEmpty();
  }

  /** What is wrong with the question first, if anything is. */
  Optional<String> problem() {
    return Stream.of(
            problems.values().stream(),
            Stream.concat(partition.stream(), sort.stream())
                .map(KeyField::problem)
                .filter(Objects::nonNull),
            rows.stream().flatMap(row -> row.problems().values().stream()))
        .flatMap(found -> found)
        .findFirst();
  }

  /** The question for one page of the answer. */
  TableQuery query(Optional<String> from, int limit) {
    List<String> given = values(KeyField.given(sort));
    return new TableQuery(
        table.name(),
        index.map(Table.Index::name),
        keys(),
        values(partition),
        given.subList(0, Math.max(0, given.size() - 1)),
        given.isEmpty()
            ? Optional.empty()
            : Optional.of(new TableQuery.Sort(operator, given.getLast(), to)),
        filters(),
        descending,
        limit,
        from);
  }

  /** The scan for one page of everything. */
  TableScan scan(Optional<String> from, int limit) {
    return new TableScan(table.name(), index.map(Table.Index::name), filters(), limit, from);
  }

  Table.Keys keys() {
    return index.map(Table.Index::keys).orElse(table.keys());
  }

  List<Filter> filters() {
    return rows.stream().map(FilterRow::filter).flatMap(Optional::stream).toList();
  }

  private static List<String> values(List<KeyField> fields) {
    return fields.stream().map(KeyField::value).toList();
  }

  /** Numbers do not begin with each other; nor do several attributes. */
  private static String operator(Table.Keys keys, Address address) {
    boolean text = keys.sort().size() == 1 && !keys.sort().getFirst().type().equals("N");
    return address
        .value("is")
        .filter(TableQuery.OPERATORS::contains)
        .orElse(text ? "begins_with" : "=");
  }

  /** What is wrong with how the last attribute is compared. */
  private static Map<String, String> problems(List<KeyField> given, String operator, String to) {
    Map<String, String> problems = new LinkedHashMap<>();
    if (given.isEmpty()) {
      return problems;
    }
    Table.Key by = given.getLast().key();
    if (operator.equals("begins_with") && by.type().equals("N")) {
      problems.put(
          "is",
          "Expected another comparison for %s, but numbers do not begin with each other."
              .formatted(by.name()));
    }
    if (operator.equals("between")) {
      KeyField.problem(by, to, "").ifPresent(wrong -> problems.put("to", wrong));
    }
    return problems;
  }
}
