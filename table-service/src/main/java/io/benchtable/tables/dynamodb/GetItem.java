package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.expression.Projection;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemKey;
import io.benchtable.tables.item.StoredItem;
import io.benchtable.tables.storage.Items;
import java.util.Optional;

/** Reads one item. What is stored is passed on as it is, unless only a part is wanted. */
record GetItem(Items items) implements Operation {

  @Override
  public String run(RequestBody request) {
    String table = TableNames.of(request);
    ConsumedCapacity capacity = ConsumedCapacity.asked(request);
    RequestExpressions expressions = RequestExpressions.of(request, RequestParameters.GET);
    Item key = ItemRequests.key(request);
    Optional<Projection> projection = expressions.projection();
    expressions.checkAllUsed();
    if (expressions.lookInside()) {
      items.looking(table, known -> checkedKey(known, key, expressions));
    }
    Optional<StoredItem> stored = items.getStored(table, key, RangeRequests.consistent(request));
    StringBuilder body = new StringBuilder(512).append('{');
    stored.ifPresent(item -> RangeRequests.write(item, projection, body.append("\"Item\":")));
    return ItemRequests.end(
        body,
        capacity.ofRead(request, table, () -> stored.map(StoredItem::sizeInBytes).orElse(0L)));
  }

  private static ItemKey checkedKey(
      TableDefinition table, Item key, RequestExpressions expressions) {
    ItemKey checked = table.key().keyFrom(key);
    expressions.checkKeyPaths(table);
    return checked;
  }
}
