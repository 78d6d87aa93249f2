package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.storage.Change;
import io.benchtable.tables.storage.Items;
import io.benchtable.tables.storage.Precondition;
import java.util.List;
import java.util.Optional;

/** Removes an item, if it is there. */
record DeleteItem(Catalogue catalogue, Items items) implements Operation {

  @Override
  public String run(RequestBody request) {
    String table = TableNames.of(request);
    ConsumedCapacity capacity = ConsumedCapacity.asked(request);
    RequestExpressions expressions =
        ItemRequests.early(() -> RequestExpressions.of(request, RequestParameters.WRITE));
    ItemCollections collections = ItemCollections.asked(request, catalogue, items);
    Item key = ItemRequests.key(request);
    boolean returnsOld = ItemRequests.early(() -> ItemRequests.returnsOld(request));
    Precondition condition = ItemRequests.early(() -> ItemRequests.precondition(expressions));
    if (expressions.lookInside()) {
      TableDefinition known = catalogue.require(table);
      known.key().keyFrom(key);
      expressions.checkKeyPaths(known);
    }
    Optional<TableDefinition> counted = capacity.counted(catalogue, table);
    Optional<String> collection = collections.of(table, key);
    Change change = ItemRequests.changed(request, () -> items.delete(table, key, condition));
    return ItemRequests.answer(
        returnsOld ? change.before() : Optional.empty(),
        counted.map(known -> capacity.ofWrites(known, List.of(change))),
        collection);
  }
}
