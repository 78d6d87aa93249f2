package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.storage.ItemAddress;
import io.benchtable.tables.storage.Items;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Tells how large the item collection of an item is that is about to be written, of tables with
 * local indexes. It is an estimate, made before: once a write is done, nothing may fail any more.
 */
record ItemCollections(boolean asked, Catalogue catalogue, Items items) {

  private static final Logger LOG = LoggerFactory.getLogger(ItemCollections.class);
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

  /**
   * The collection of an item, or of its key; empty where there is nothing to be told. A write does
   * not fail because its collection could not be looked at.
   */
  Optional<String> of(String name, Item item) {
    try {
      return asked
          ? catalogue
              .find(name)
              .flatMap(table -> collection(table, item).map(key -> describe(table, key)))
          : Optional.empty();
    } catch (DataAccessException e) {
      LOG.info("The size of a collection of {} is not known: {}", name, e.toString());
      return Optional.empty();
    }
  }

  /** The partition key of an item; empty where it has none, or there are no collections. */
  private static Optional<Item> collection(TableDefinition table, Item item) {
    KeyAttribute partition = table.partition();
    AttributeValue value = item.get(partition.name());
    boolean local = table.indexes().stream().anyMatch(index -> index.scope() == Index.Scope.LOCAL);
    return local && value != null && partition.type().accepts(value)
        ? Optional.of(item.only(List.of(partition.name())))
        : Optional.empty();
  }

  /** The member of an answer about items of several tables, each collection once. */
  Optional<String> ofAll(List<ItemAddress> written) {
    return known(written).of(written);
  }

  /** What there may be to tell of items that are still to be written, perhaps not all of them. */
  Known known(List<ItemAddress> wanted) {
    Map<ItemAddress, String> all = new LinkedHashMap<>();
    Map<ItemAddress, Optional<String>> collections = new HashMap<>();
    for (ItemAddress address : asked ? wanted : List.<ItemAddress>of()) {
      catalogue
          .find(address.table())
          .flatMap(table -> collection(table, address.key()))
          .flatMap(
              key ->
                  collections.computeIfAbsent(
                      new ItemAddress(address.table(), key), one -> of(one.table(), one.key())))
          .ifPresent(text -> all.put(address, text));
    }
    return new Known(all);
  }

  /** Collections by the items of theirs that are to be written. */
  record Known(Map<ItemAddress, String> collections) {

    Optional<String> of(List<ItemAddress> written) {
      Map<String, Set<String>> all = new LinkedHashMap<>();
      for (ItemAddress address : written) {
        String text = collections.get(address);
        if (text != null) {
          all.computeIfAbsent(address.table(), _ -> new LinkedHashSet<>()).add(text);
        }
      }
      return all.isEmpty()
          ? Optional.empty()
          : Optional.of(
              all.entrySet().stream()
                  .map(
                      entry ->
                          '"' + entry.getKey() + "\":[" + String.join(",", entry.getValue()) + "]")
                  .collect(Collectors.joining(",", "\"ItemCollectionMetrics\":{", "}")));
    }
  }

  private String describe(TableDefinition table, Item key) {
    double gigabytes = Math.floor(items.collectionBytes(table, key) / GIGABYTE);
    return "{\"ItemCollectionKey\":%s,\"SizeEstimateRangeGB\":[%s,%s]}"
        .formatted(ItemJson.write(key), gigabytes, gigabytes + 1);
  }
}
