package io.benchtable.workflows.item;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Items of tables as plain values: String, Boolean, BigDecimal (any Number when written), null,
 * List and Map. Sets are read as lists. Every call is one durable request; when the table cannot be
 * reached it throws {@link ItemsUnavailableException}, when the request cannot succeed however
 * often it is tried, {@link ItemsRefusedException}.
 */
public interface Items {

  /** The item as it is now, if there is one. */
  Optional<Map<String, @Nullable Object>> get(String table, Map<String, String> key);

  /** Puts an item in place of whatever was there. */
  void put(String table, Map<String, @Nullable Object> item);

  /** Puts an item unless a condition on the present one fails; whether it was put. */
  boolean put(String table, Map<String, @Nullable Object> item, List<Condition> conditions);

  /** Puts many items in place of whatever was there; not atomic, may be repeated. */
  void putAll(String table, List<Map<String, @Nullable Object>> items);

  /**
   * Changes attributes of one item, creating it if no condition forbids that; false, and nothing
   * changed, when a condition fails.
   */
  boolean update(String table, Map<String, String> key, ItemUpdate update);

  /** Deletes an item if it is there and all conditions hold; whether the conditions held. */
  boolean delete(String table, Map<String, String> key, List<Condition> conditions);

  /** Items of one partition of a table or an index, in the order of the sort key. */
  ItemPage query(ItemQuery query);

  /** A page of all items of a table, in any order; {@code next} as {@link ItemPage} has it. */
  ItemPage scan(String table, Map<String, Object> next);

  /** Names of the key's attributes, the partition key first. */
  List<String> keyNames(String table);

  /** Makes the table, with a stream of both images, if it is missing; waits until it is usable. */
  void ensure(TableDefinition table);
}
