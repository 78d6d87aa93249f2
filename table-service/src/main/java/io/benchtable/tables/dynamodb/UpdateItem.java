package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.IndexState;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.expression.Update;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.storage.Change;
import io.benchtable.tables.storage.Items;
import io.benchtable.tables.storage.Precondition;
import java.util.List;
import java.util.Optional;

/**
 * Changes attributes of an item, which is made if it is not there, unless the update only takes
 * away; its paths must fit even then.
 */
record UpdateItem(Catalogue catalogue, Items items) implements Operation {

  @Override
  public String run(RequestBody request) {
    String table = TableNames.of(request);
    ReturnValues wanted = ItemRequests.returnValues(request);
    ConsumedCapacity capacity = ConsumedCapacity.asked(request);
    RequestExpressions expressions =
        ItemRequests.early(() -> RequestExpressions.of(request, RequestParameters.UPDATE));
    ItemCollections collections = ItemCollections.asked(request, catalogue, items);
    Item key = ItemRequests.key(request);
    Optional<Update> update = ItemRequests.early(expressions::update);
    Precondition condition = ItemRequests.early(() -> ItemRequests.precondition(expressions));
    TableDefinition definition = catalogue.require(table);
    definition.key().keyFrom(key);
    update.ifPresent(u -> u.checkNoKey(definition.key()));
    expressions.checkKeyPaths(definition);
    Optional<TableDefinition> counted = capacity.counted(catalogue, table);
    Optional<String> collection = collections.of(table, key);
    Change change =
        ItemRequests.changed(
            request,
            () ->
                items.update(
                    table, key, condition, stored -> updated(definition, stored, key, update)));
    return ItemRequests.answer(
        returned(wanted, change, update),
        counted.map(known -> capacity.ofWrites(known, List.of(change))),
        collection);
  }

  static Optional<Item> updated(
      TableDefinition table, Optional<Item> stored, Item key, Optional<Update> update) {
    if (update.isPresent() && !table.indexes().isEmpty()) {
      checkIndexTypes(table, update.get().literals());
    }
    Item old = stored.orElse(key);
    Item updated = update.map(u -> u.apply(old)).orElse(old);
    boolean makesNone = stored.isEmpty() && update.isPresent() && !update.get().gives();
    return makesNone ? Optional.empty() : Optional.of(updated);
  }

  /** What the request itself gives an index's key is named; what comes from the item is not. */
  private static void checkIndexTypes(TableDefinition table, Item literals) {
    for (Index index : table.filled()) {
      if (index.state() != IndexState.DELETING) {
        index.key().checkIndexTypes(literals, index.name());
      }
    }
  }

  private static Optional<Item> returned(
      ReturnValues wanted, Change change, Optional<Update> update) {
    return switch (wanted) {
      case NONE -> Optional.empty();
      case ALL_OLD -> change.before();
      case ALL_NEW -> change.after();
      case UPDATED_OLD -> update.flatMap(u -> change.before().map(u::touched));
      case UPDATED_NEW -> update.flatMap(u -> change.after().map(u::touched));
    };
  }
}
