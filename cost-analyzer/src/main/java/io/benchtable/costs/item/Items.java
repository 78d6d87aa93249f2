package io.benchtable.costs.item;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Items of tables as plain values: text, BigDecimal, truth values, lists and maps. Reads see every
 * write that was acknowledged before, except through an index.
 */
public interface Items {

  Optional<Map<String, Object>> get(String table, Map<String, String> key);

  /** All items under a partition key, in the order of their sort key. */
  List<Map<String, Object>> query(String table, String keyName, String keyValue);

  /** The same through an index, which may lag behind the table. */
  List<Map<String, Object>> queryIndex(String table, String index, String keyName, String keyValue);

  /** The same one after another, held a page at a time. */
  void eachOfIndex(
      String table,
      String index,
      String keyName,
      String keyValue,
      Consumer<Map<String, Object>> to);

  /** The last items of an index under a partition key, at most so many, the last one first. */
  List<Map<String, Object>> latest(
      String table, String index, String keyName, String keyValue, int most);

  /** Every item of a table: only for tables that are small by their nature. */
  List<Map<String, Object>> all(String table);

  void put(String table, Map<String, ?> item);

  /** Deletes an item if it is there. */
  void delete(String table, Map<String, String> key);

  /**
   * Puts items of different keys in as few requests as possible; not all of them at once.
   *
   * @throws IllegalStateException if not all were put: to be repeated, after a while, with all
   */
  void putAll(String table, List<? extends Map<String, ?>> items);

  /** Makes the table unless it is there; fails while it is not ready for use. */
  void create(TableShape shape);
}
