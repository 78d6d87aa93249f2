package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.expression.Condition;
import io.benchtable.tables.expression.Expressions;
import io.benchtable.tables.expression.KeyCondition;
import io.benchtable.tables.expression.Projection;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.storage.ItemPage;
import io.benchtable.tables.storage.ItemRange;
import io.benchtable.tables.storage.Items;
import io.benchtable.tables.storage.ProjectedAttributes;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads items of one partition, of a table or an index, in order. */
record Query(Items items) implements Operation {

  @Override
  public String run(RequestBody request) {
    String name = TableNames.of(request);
    int limit = RangeRequests.limit(request);
    ConsumedCapacity capacity = ConsumedCapacity.asked(request);
    RequestExpressions expressions = RequestExpressions.of(request, RequestParameters.QUERY);
    Selection selection = ItemRequests.early(() -> Selection.of(request));
    expressions.checkOlderFilter();
    expressions.checkOlderProjection();
    Item start = RangeRequests.startKey(request);
    Supplier<Function<KeySchema, KeyCondition>> wanted = expressions.keyCondition();
    Optional<Condition> filter = expressions.filter();
    Optional<Projection> projection = expressions.projection();
    expressions.checkAllUsed();
    Function<KeySchema, KeyCondition> tests = wanted.get();
    return items.looking(
        name,
        table -> {
          Index index = RangeRequests.index(request, table);
          Items.checkStart(table, index, start);
          KeySchema key = index == null ? table.key() : index.key();
          KeyCondition condition = tests.apply(key);
          filter.ifPresent(given -> Expressions.checkNoKey(filterName(request), given, key));
          selection.checkFor(index);
          expressions.checkKeyPaths(table);
          ProjectedAttributes.check(table, index, projection, filter);
          ItemPage page =
              items.read(
                  table,
                  ItemRange.partition(
                          index == null ? null : index.name(),
                          condition.partitionBytes(),
                          condition.sort(),
                          !request.flag("ScanIndexForward", true),
                          limit,
                          start,
                          ItemRange.wanted(filter))
                      .whole(
                          ProjectedAttributes.fetches(
                              table, index, selection == Selection.ALL_ATTRIBUTES, projection)),
                  RangeRequests.consistent(request));
          return RangeRequests.answer(request, capacity, table, index, page, selection, projection);
        });
  }

  private static String filterName(RequestBody request) {
    return request.has("QueryFilter") ? "QueryFilter" : "Filter Expression";
  }
}
