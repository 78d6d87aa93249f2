package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.storage.Action;
import io.benchtable.tables.storage.ItemAddress;
import io.benchtable.tables.storage.Transactions;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** How large the item collections are that were written to, of tables with local indexes. */
record CollectionMetrics(Detail detail) {

  private static final long GIGABYTE = 1024L * 1024 * 1024;

  /** Whether it is asked for. */
  enum Detail {
    SIZE,
    NONE
  }

  static CollectionMetrics asked(RequestBody request) {
    return new CollectionMetrics(
        request.oneOf("ReturnItemCollectionMetrics", Detail.class).orElse(Detail.NONE));
  }

  /**
   * The member of an answer, if there is anything to tell. An estimate is made before the writes:
   * once they are done, nothing may fail any more.
   */
  Optional<String> of(List<Action> actions, Catalogue catalogue, Transactions transactions) {
    if (detail == Detail.NONE) {
      return Optional.empty();
    }
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    Set<ItemAddress> seen = new HashSet<>();
    for (Action action : actions) {
      TableDefinition table = catalogue.require(action.table());
      ItemAddress address = TransactActions.address(action, catalogue);
      Item collection = address.key().only(List.of(table.partition().name()));
      if (!(action instanceof Action.Check)
          && table.indexes().stream().anyMatch(index -> index.scope() == Index.Scope.LOCAL)
          && seen.add(new ItemAddress(table.name(), collection))) {
        transactions
            .collectionBytes(address)
            .ifPresent(bytes -> add(all.withArrayProperty(table.name()), collection, bytes));
      }
    }
    return all.isEmpty() ? Optional.empty() : Optional.of("\"ItemCollectionMetrics\":" + all);
  }

  private static void add(ArrayNode collections, Item collection, long bytes) {
    double gigabytes = bytes / GIGABYTE;
    collections
        .addObject()
        .putRawValue("ItemCollectionKey", new RawValue(ItemJson.write(collection)))
        .putArray("SizeEstimateRangeGB")
        .add(gigabytes)
        .add(gigabytes + 1);
  }
}
