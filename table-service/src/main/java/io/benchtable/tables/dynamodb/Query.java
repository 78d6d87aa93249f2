package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.expression.Condition;
import io.benchtable.tables.expression.KeyCondition;
import io.benchtable.tables.expression.Projection;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.storage.ItemPage;
import io.benchtable.tables.storage.ItemRange;
import io.benchtable.tables.storage.Items;
import java.util.Optional;

/** Reads items of one partition, of a table or an index, in order. */
record Query(Catalogue catalogue, Items items) implements Operation {

  @Override
  public String run(RequestBody request) {
    String name = TableNames.of(request);
    int limit = RangeRequests.limit(request);
    ConsumedCapacity capacity = ConsumedCapacity.asked(request);
    RequestExpressions expressions = RequestExpressions.of(request);
    TableDefinition table = catalogue.require(name);
    Index index = RangeRequests.index(request, table);
    Selection selection = Selection.of(request, index);
    KeySchema key = index == null ? table.key() : index.key();
    KeyCondition condition = expressions.keyCondition(key);
    Optional<Condition> filter = expressions.filter(key);
    Optional<Projection> projection = expressions.projection();
    expressions.checkAllUsed();
    ProjectedAttributes.check(table, index, projection, filter);
    ItemPage page =
        items.read(
            name,
            ItemRange.partition(
                index == null ? null : index.name(),
                condition.partitionBytes(),
                condition.sort(),
                !request.flag("ScanIndexForward", true),
                limit,
                ItemRequests.startKey(request),
                RangeRequests.predicate(filter)));
    return RangeRequests.answer(request, capacity, name, page, selection, projection);
  }
}
