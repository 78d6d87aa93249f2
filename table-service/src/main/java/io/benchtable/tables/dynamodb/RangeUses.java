package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.KeySchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What queries and scans do to which table or index, with which partition and attributes. */
record RangeUses(Catalogue catalogue) {

  void addTo(Map<String, Function<RequestBody, List<Use>>> all) {
    all.put("Query", request -> List.of(query(request)));
    all.put("Scan", request -> List.of(scan(request)));
  }

  private Use query(RequestBody request) {
    String table = TableNames.of(request);
    return Use.of(
        "Query",
        source(table, request),
        range(request, RequestParameters.QUERY).partitions(() -> partition(table, request)).all());
  }

  private static Use scan(RequestBody request) {
    return Use.of(
        "Scan",
        source(TableNames.of(request), request),
        range(request, RequestParameters.SCAN).all());
  }

  private static Facts range(RequestBody request, RequestParameters parameters) {
    return Facts.of(request, Optional.empty())
        .attributes(() -> RequestAttributes.of(request, parameters, "ExclusiveStartKey"))
        .select(() -> Selection.of(request).name());
  }

  private static String source(String table, RequestBody request) {
    return request
        .string("IndexName")
        .map(index -> ResourceNames.index(table, index))
        .orElseGet(() -> ResourceNames.table(table));
  }

  private List<List<AttributeValue>> partition(String table, RequestBody request) {
    return catalogue
        .find(table)
        .flatMap(known -> key(known, request.string("IndexName")))
        .map(
            key ->
                RequestExpressions.of(request, RequestParameters.QUERY)
                    .keyCondition()
                    .get()
                    .apply(key)
                    .partition())
        .stream()
        .toList();
  }

  /** By which a table or an index of it is in order; empty where there is no such index. */
  static Optional<KeySchema> key(TableDefinition table, Optional<String> index) {
    return index.isEmpty() ? Optional.of(table.key()) : table.index(index.get()).map(Index::key);
  }
}
