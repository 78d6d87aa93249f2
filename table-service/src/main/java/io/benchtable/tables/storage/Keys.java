package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.IndexState;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.item.ItemKey;
import io.benchtable.tables.item.ItemLimits;
import io.benchtable.tables.item.KeyEncoding;
import io.benchtable.tables.item.ValidationError;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Rows and their keys, made of items. */
final class Keys {

  /**
   * The longest partition that is stored as it is. All four parts of an index's key must fit into
   * 2,704 bytes, the most that a b-tree of PostgreSQL takes. Partitions need no order among them,
   * so a longer one is cut and continued with its SHA-256; the result is longer than any that is
   * not.
   */
  private static final int LONGEST_PARTITION = 256;

  /**
   * The same in an index whose key has several attributes: its sort key may be longer by an eighth
   * and some bytes.
   */
  private static final int LONGEST_OF_SEVERAL = 128;

  private Keys() {}

  /** The row that a key leads to. */
  static RowKey of(TableDefinition table, Item key) {
    return rowKey(table.key().keyFrom(key));
  }

  /** The partition in which an item with that attribute is. */
  static byte[] partitionOf(TableDefinition table, Item item) {
    AttributeValue value = item.get(table.partition().name());
    if (value == null) {
      throw new IllegalArgumentException(
          "Expected a value of " + table.partition().name() + ", but there is none.");
    }
    return partition(KeyEncoding.encode(value), false);
  }

  /** The row of a whole item. */
  static Row row(TableDefinition table, Item item) {
    RowKey key = rowKey(table.key().keyIn(item));
    List<Optional<RowKey>> indexKeys = indexKeys(table, item, index -> indexed(index, item));
    ItemLimits.checkPut(item);
    return new Row(key, ItemJson.writeStored(item), indexKeys);
  }

  /** The row of an item that an update made, under the key that it had. */
  static Row updatedRow(TableDefinition table, RowKey key, Item updated) {
    List<Optional<RowKey>> indexKeys =
        indexKeys(
            table, updated, index -> index.key().updatedIndexKeyIn(updated).map(Keys::rowKey));
    ItemLimits.checkUpdated(updated);
    return new Row(key, ItemJson.writeStored(updated), indexKeys);
  }

  /** One for each index that has columns. Where it is about to lose them, nothing is refused. */
  private static List<Optional<RowKey>> indexKeys(
      TableDefinition table, Item item, Function<Index, Optional<RowKey>> indexed) {
    return table.filled().stream()
        .map(
            index ->
                index.state() == IndexState.DELETING
                    ? indexedIfValid(index, item)
                    : indexed.apply(index))
        .toList();
  }

  private static Optional<RowKey> indexed(Index index, Item item) {
    return index.key().indexKeyIn(item, index.name()).map(Keys::rowKey);
  }

  /** The key of an item in an index; empty also where a value of it could not be written. */
  static Optional<RowKey> indexedIfValid(Index index, Item item) {
    try {
      return indexed(index, item);
    } catch (ValidationError _) {
      return Optional.empty();
    }
  }

  static RowKey rowKey(ItemKey key) {
    return new RowKey(partition(key.partitionBytes(), key.isOfSeveral()), key.sortBytes());
  }

  /**
   * @param ofSeveral whether it belongs to a key of several attributes
   */
  static byte[] partition(byte[] encoded, boolean ofSeveral) {
    int longest = ofSeveral ? LONGEST_OF_SEVERAL : LONGEST_PARTITION;
    if (encoded.length <= longest) {
      return encoded;
    }
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(encoded);
      byte[] cut = Arrays.copyOf(encoded, longest + 1);
      System.arraycopy(digest, 0, cut, cut.length - digest.length, digest.length);
      return cut;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected SHA-256 in every Java, but it is not there.", e);
    }
  }
}
