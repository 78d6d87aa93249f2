package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.storage.Items;
import java.util.List;
import java.util.Optional;

/** Tells how large the item collection of a written item is, of tables with local indexes. */
record ItemCollections(boolean asked, Catalogue catalogue, Items items) {

  private static final double GIGABYTE = 1024.0 * 1024 * 1024;

  private enum Metrics {
    SIZE,
    NONE
  }

  /** To be called before anything is done: a request may ask for what there is not. */
  static ItemCollections asked(RequestBody request, Catalogue catalogue, Items items) {
    boolean asked =
        request
            .oneOf("ReturnItemCollectionMetrics", Metrics.class)
            .filter(metrics -> metrics == Metrics.SIZE)
            .isPresent();
    return new ItemCollections(asked, catalogue, items);
  }

  /** The collection of an item, or of its key; empty where there is nothing to be told. */
  Optional<String> of(String name, Item item) {
    if (!asked) {
      return Optional.empty();
    }
    return catalogue
        .find(name)
        .filter(
            table -> table.indexes().stream().anyMatch(index -> index.scope() == Index.Scope.LOCAL))
        .map(table -> describe(table, item.only(List.of(table.partition().name()))));
  }

  private String describe(TableDefinition table, Item key) {
    double gigabytes = Math.floor(items.collectionBytes(table, key) / GIGABYTE);
    return "{\"ItemCollectionKey\":%s,\"SizeEstimateRangeGB\":[%s,%s]}"
        .formatted(ItemJson.write(key), gigabytes, gigabytes + 1);
  }
}
