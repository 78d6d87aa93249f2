package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.Filter;
import io.benchtable.dashboard.item.Table;
import io.benchtable.dashboard.item.TableQuery;
import io.benchtable.dashboard.item.TableScan;
import io.benchtable.dashboard.page.Address;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a reader asks of a table, as its form sends it; every part is in the address.
 *
 * @param to the upper end of the sort key, for {@code between}
 * @param rows the conditions that items are filtered by
 * @param scan whether everything is to be read, whatever its key
 * @param problems what is wrong with the question, by the field of the form that it is about
 */
record Lookup(
    Table table,
    Optional<Table.Index> index,
    String partition,
    String operator,
    String sort,
    String to,
    List<FilterRow> rows,
    boolean descending,
    boolean scan,
    Optional<String> after,
    Map<String, String> problems) {

  static final int PAGE = 50;

  Lookup {
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
    String partition = address.exact("partition").orElse("");
    String sort = address.exact("sortkey").orElse("");
    String to = address.exact("to").orElse("");
    String operator = operator(keys, address);
    boolean scan = address.value("scan").isPresent();
    if (!scan && problems.isEmpty() && !partition.isEmpty()) {
      problems.putAll(problems(keys, partition, operator, sort, to));
    }
    return new Lookup(
        table,
        index,
        partition,
        operator,
        sort,
        to,
        FilterRow.of(address),
        address.value("order").filter("descending"::equals).isPresent(),
        scan,
        address.value("after"),
        problems);
  }

  /** Whether a question was asked that can be answered. */
  boolean asked() {
    return (scan || !partition.isEmpty())
        && problems.isEmpty()
        && rows.stream().allMatch(row -> row.problems().isEmpty());
  }

  /** What is wrong with the question first, if anything is. */
  Optional<String> problem() {
    return Stream.concat(
            problems.values().stream(),
            rows.stream().flatMap(row -> row.problems().values().stream()))
        .findFirst();
  }

  /** The question for one page of the answer. */
  TableQuery query(Optional<String> from, int limit) {
    return new TableQuery(
        table.name(),
        index.map(Table.Index::name),
        keys(),
        partition,
        sort.isEmpty() || keys().sort().isEmpty()
            ? Optional.empty()
            : Optional.of(new TableQuery.Sort(operator, sort, to)),
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

  /** Numbers do not begin with each other. */
  private static String operator(Table.Keys keys, Address address) {
    boolean number = keys.sort().filter(key -> key.type().equals("N")).isPresent();
    return address
        .value("is")
        .filter(TableQuery.OPERATORS::contains)
        .orElse(number ? "=" : "begins_with");
  }

  private static Map<String, String> problems(
      Table.Keys keys, String partition, String operator, String sort, String to) {
    Map<String, String> problems = new LinkedHashMap<>();
    wrong(problems, "partition", keys.partition(), partition);
    if (sort.isEmpty() || keys.sort().isEmpty()) {
      return problems;
    }
    Table.Key by = keys.sort().get();
    if (operator.equals("begins_with") && by.type().equals("N")) {
      problems.put(
          "is",
          "Expected another comparison for %s, but numbers do not begin with each other."
              .formatted(by.name()));
      return problems;
    }
    wrong(problems, "sortkey", by, sort);
    if (operator.equals("between")) {
      wrong(problems, "to", by, to);
    }
    return problems;
  }

  private static void wrong(
      Map<String, String> problems, String field, Table.Key key, String value) {
    Optional<String> expected =
        value.isEmpty() ? Optional.of("a value") : KeyText.expected(key.type(), value);
    expected.ifPresent(
        what ->
            problems.put(
                field,
                "Expected %s for %s, but it is %s."
                    .formatted(what, key.name(), value.isEmpty() ? "empty" : value)));
  }
}
