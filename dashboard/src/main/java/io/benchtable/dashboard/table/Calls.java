package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.Attribute;
import io.benchtable.dashboard.item.Expression;
import io.benchtable.dashboard.item.Filter;
import io.benchtable.dashboard.item.Table;
import io.benchtable.dashboard.item.TableQuery;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.Call;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Requests of the API that return what a page of a table shows, safe to paste into a shell. */
final class Calls {

  private Calls() {}

  /** A command of DynamoDB's own client about a table. */
  static String aws(String command, String table, String... rest) {
    String line = aws(command) + " --table-name " + Call.word(table);
    return rest.length == 0 ? line : line + " " + String.join(" ", rest);
  }

  /** The request that returns the tags of a table. */
  static String tags(Table table) {
    return aws("list-tags-of-resource") + " --resource-arn " + Call.word(table.settings().arn());
  }

  /** A command of DynamoDB's own client. */
  static String aws(String command) {
    return "aws dynamodb %s --endpoint-url \"$BENCHTABLE_ENDPOINT\"".formatted(command);
  }

  /** The request that asks the same as a lookup. */
  static String of(Lookup lookup) {
    String index =
        lookup.index().map(one -> "--index-name " + Call.word(one.name()) + " ").orElse("");
    Expression filter = Filter.of(lookup.filters());
    if (lookup.scan()) {
      return aws(
          "scan",
          lookup.table().name(),
          (index + "--max-items " + Lookup.PAGE + filtered(filter) + placeholders(filter)).strip());
    }
    if (simple(lookup)) {
      return rest(lookup);
    }
    TableQuery query = lookup.query(Optional.empty(), Lookup.PAGE);
    return aws(
        "query",
        lookup.table().name(),
        index
            + "--key-condition-expression "
            + quoted(query.condition().text())
            + filtered(filter)
            + placeholders(query.condition(), filter)
            + (lookup.descending() ? " --no-scan-index-forward" : ""));
  }

  /** The request that returns an item. */
  static String item(Table table, Map<String, Attribute> item) {
    if (table.keys().all().stream().anyMatch(key -> key.type().equals("B"))) {
      return aws("get-item", table.name(), "--key " + key(table, item));
    }
    return Call.items(
        table.name(),
        table.keys().all().stream().map(key -> KeyText.of(item, key)).toArray(String[]::new));
  }

  /** The key of an item in DynamoDB's JSON, as a word of a shell. */
  static String key(Table table, Map<String, Attribute> item) {
    Map<String, Attribute> key = new LinkedHashMap<>();
    table.keys().all().forEach(one -> key.put(one.name(), item.get(one.name())));
    return quoted(ItemJson.compact(Attribute.typed(key)));
  }

  /** What the plain address of the REST API says too. */
  private static boolean simple(Lookup lookup) {
    List<KeyField> given = KeyField.given(lookup.sort());
    return lookup.partition().size() == 1
        && lookup.partition().getFirst().key().type().equals("S")
        && lookup.rows().isEmpty()
        && (given.isEmpty() || (given.size() == 1 && lookup.operator().equals("begins_with")));
  }

  private static String rest(Lookup lookup) {
    String path =
        "/v1/tables/"
            + Address.encode(lookup.table().name())
            + lookup.index().map(one -> "/indexes/" + Address.encode(one.name())).orElse("")
            + "/items/"
            + Address.encode(lookup.partition().getFirst().value());
    Address query =
        new Address(path, Map.of())
            .with("beginsWith", lookup.sort().stream().findFirst().map(KeyField::value).orElse(""))
            .with("order", lookup.descending() ? "desc" : "")
            .with("limit", lookup.sort().isEmpty() ? "" : String.valueOf(Lookup.PAGE));
    return Call.get(query.text());
  }

  private static String filtered(Expression filter) {
    return filter.isEmpty() ? "" : " --filter-expression " + quoted(filter.text());
  }

  private static String placeholders(Expression... parts) {
    Map<String, String> names = new TreeMap<>();
    Map<String, Attribute> values = new TreeMap<>();
    for (Expression part : List.of(parts)) {
      names.putAll(part.names());
      values.putAll(part.values());
    }
    return (names.isEmpty() ? "" : " --expression-attribute-names " + json(names))
        + (values.isEmpty()
            ? ""
            : " --expression-attribute-values " + json(Attribute.typed(values)));
  }

  private static String json(Map<String, ?> map) {
    return quoted(ItemJson.compact(map));
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
