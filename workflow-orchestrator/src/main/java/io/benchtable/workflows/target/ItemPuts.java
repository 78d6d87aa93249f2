package io.benchtable.workflows.target;

import io.benchtable.workflows.item.Condition;
import io.benchtable.workflows.item.Items;
import io.benchtable.workflows.item.ItemsRefusedException;
import io.benchtable.workflows.item.ItemsUnavailableException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts items for rules, each once. An item says which event caused it, so that a repeated delivery
 * finds it there. A key that the item lacks is derived from rule, target and event. An item that
 * somebody else put is never replaced, one that an earlier event caused is; a benchmark never.
 */
final class ItemPuts {

  /** What causes an item to be put. */
  record Cause(String deliveryId, String rule, String eventId, Instant eventTime, int depth) {}

  private final Items items;
  private final ConcurrentHashMap<String, List<String>> keys = new ConcurrentHashMap<>();

  ItemPuts(Items items) {
    this.items = items;
  }

  void put(String table, Map<String, @Nullable Object> wanted, Cause cause) {
    attempt(
        table,
        () -> {
          var names = keys.computeIfAbsent(table, items::keyNames);
          var item = new LinkedHashMap<String, @Nullable Object>(wanted);
          names.forEach(
              name ->
                  item.putIfAbsent(
                      name, DerivedId.timeOrdered(cause.eventTime(), cause.deliveryId())));
          item.put("causeDepth", cause.depth());
          item.put("causeRule", cause.rule());
          item.put("causeEvent", cause.eventId());
          boolean done =
              items.put(table, item, List.of(new Condition.NotExists(names.getFirst())))
                  || !table.equals("benchmarks") && replaceEarlier(table, item, cause)
                  || isThere(table, item, names, cause);
          if (!done) {
            throw new DeliveryFailed(
                "ITEM_EXISTS",
                "Expected no item "
                    + key(item, names)
                    + " in table "
                    + table
                    + ", or one of an earlier event, but there is one that somebody else put");
          }
          return true;
        });
  }

  private boolean replaceEarlier(String table, Map<String, @Nullable Object> item, Cause cause) {
    return items.put(
        table,
        item,
        List.of(
            new Condition.Exists("causeEvent"),
            new Condition.IsNot("causeEvent", cause.eventId()),
            new Condition.MissingOrAtMost("causeEvent", cause.eventId())));
  }

  /** Whether this event or a later one put the item that is there. */
  private boolean isThere(
      String table, Map<String, @Nullable Object> item, List<String> names, Cause cause) {
    return items
        .get(table, key(item, names))
        .map(present -> present.get("causeEvent"))
        .filter(
            event ->
                event instanceof String id
                    && (table.equals("benchmarks")
                        ? id.equals(cause.eventId())
                        : id.compareTo(cause.eventId()) >= 0))
        .isPresent();
  }

  private static Map<String, String> key(Map<String, @Nullable Object> item, List<String> names) {
    var key = new LinkedHashMap<String, String>();
    names.forEach(name -> key.put(name, String.valueOf(item.get(name))));
    return key;
  }

  private void attempt(String table, Supplier<Boolean> put) {
    try {
      put.get();
    } catch (ItemsRefusedException e) {
      keys.remove(table);
      throw new DeliveryFailed(
          "ITEM_REFUSED", "Expected table " + table + " to take an item, but: " + e.getMessage());
    } catch (ItemsUnavailableException e) {
      throw new DeliveryFailed("ITEMS_UNAVAILABLE", String.valueOf(e.getMessage()));
    }
  }
}
