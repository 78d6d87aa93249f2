package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.Table;
import io.benchtable.dashboard.item.TableQuery;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.Call;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a reader asks of a table, as its form sends it; every part is in the address.
 *
 * @param scan whether everything is to be read, whatever its key
 * @param problem what is wrong with the question; null if nothing is, or nothing was asked
 */
record Lookup(
    Table table,
    Optional<Table.Index> index,
    String partition,
    String operator,
    String sort,
    boolean descending,
    boolean scan,
    Optional<String> after,
    @Nullable Problem problem) {

  /** What is wrong, and the field of the form that it is about. */
  record Problem(String field, String text) {}

  private static final int PAGE = 50;

  static Lookup of(Table table, Address address) {
    Optional<String> wanted = address.value("index");
    Optional<Table.Index> index = wanted.flatMap(table::index);
    Table.Keys keys = index.map(Table.Index::keys).orElse(table.keys());
    String partition = address.value("partition").orElse("");
    String sort = address.value("sortkey").orElse("");
    String operator =
        address.value("is").filter(TableQuery.OPERATORS::contains).orElse("begins_with");
    boolean scan = address.value("scan").isPresent();
    return new Lookup(
        table,
        index,
        partition,
        operator,
        sort,
        address.value("order").filter("descending"::equals).isPresent(),
        scan,
        address.value("after"),
        wanted.isPresent() && index.isEmpty()
            ? new Problem(
                "index",
                "Expected an index of this table, but it has none called " + wanted.get() + ".")
            : problem(keys, partition, operator, sort));
  }

  /** Whether a question was asked that can be answered. */
  boolean asked() {
    return !scan && !partition.isEmpty() && problem == null;
  }

  /** The question for one page of the answer. */
  TableQuery query(Optional<String> from, int limit) {
    return new TableQuery(
        table.name(),
        index.map(Table.Index::name),
        keys(),
        partition,
        sort.isEmpty() ? Optional.empty() : Optional.of(new TableQuery.Sort(operator, sort)),
        descending,
        limit,
        from);
  }

  Table.Keys keys() {
    return index.map(Table.Index::keys).orElse(table.keys());
  }

  /** The request of the API that asks the same. */
  String call() {
    if (scan) {
      return aws("scan", "--max-items " + PAGE);
    }
    boolean rest =
        keys().partition().type().equals("S") && (sort.isEmpty() || operator.equals("begins_with"));
    if (!rest) {
      return aws("query", condition());
    }
    String path =
        "/v1/tables/"
            + Address.encode(table.name())
            + index.map(one -> "/indexes/" + Address.encode(one.name())).orElse("")
            + "/items/"
            + Address.encode(partition);
    Address query =
        new Address(path, Map.of())
            .with("beginsWith", sort)
            .with("order", descending ? "desc" : "")
            .with("limit", keys().sort().isPresent() ? String.valueOf(PAGE) : "");
    return Call.get(query.text());
  }

  private String condition() {
    Table.Key key = keys().partition();
    String names = "\"#p\": " + ItemJson.compact(key.name());
    String values = "\":p\": " + typed(key, partition);
    if (!sort.isEmpty() && keys().sort().isPresent()) {
      Table.Key by = keys().sort().get();
      names += ", \"#s\": " + ItemJson.compact(by.name());
      values += ", \":s\": " + typed(by, sort);
    }
    return index.map(one -> "--index-name " + Call.word(one.name()) + " ").orElse("")
        + "--key-condition-expression '"
        + query(after, PAGE).condition()
        + "' --expression-attribute-names "
        + Call.word("{" + names + "}")
        + " --expression-attribute-values "
        + Call.word("{" + values + "}")
        + (descending ? " --no-scan-index-forward" : "");
  }

  private static String typed(Table.Key key, String value) {
    return "{\"%s\": %s}".formatted(key.type(), ItemJson.compact(value));
  }

  private String aws(String what, String rest) {
    return "aws dynamodb %s --endpoint-url \"$BENCHTABLE_ENDPOINT\" --table-name %s %s"
        .formatted(what, Call.word(table.name()), rest);
  }

  private static @Nullable Problem problem(
      Table.Keys keys, String partition, String operator, String sort) {
    if (partition.isEmpty()) {
      return null;
    }
    Problem wrong = wrong("partition", keys.partition(), partition);
    if (wrong != null || sort.isEmpty() || keys.sort().isEmpty()) {
      return wrong;
    }
    if (operator.equals("begins_with") && keys.sort().get().type().equals("N")) {
      return new Problem(
          "is",
          "Expected another comparison for %s, but numbers do not begin with each other."
              .formatted(keys.sort().get().name()));
    }
    return wrong("sortkey", keys.sort().get(), sort);
  }

  private static @Nullable Problem wrong(String field, Table.Key key, String value) {
    String expected =
        switch (key.type()) {
          case "N" -> isNumber(value) ? "" : "a number";
          case "B" -> isBase64(value) ? "" : "base64";
          default -> "";
        };
    return expected.isEmpty()
        ? null
        : new Problem(
            field, "Expected %s for %s, but it is %s.".formatted(expected, key.name(), value));
  }

  private static boolean isNumber(String value) {
    return value.strip().matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
  }

  private static boolean isBase64(String value) {
    try {
      Base64.getDecoder().decode(value);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  static int page() {
    return PAGE;
  }
}
