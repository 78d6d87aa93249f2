package io.benchtable.tables.dynamodb;

import io.benchtable.tables.item.Item;
import io.benchtable.tables.storage.Change;
import java.util.Optional;
import java.util.function.LongSupplier;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Capacity units as the service counts them, 4 KB a read, 1 KB a write, and as far as a request
 * asks for them.
 */
record ConsumedCapacity(Detail detail) {

  /** How much detail is asked for. */
  enum Detail {
    NONE,
    TOTAL,
    INDEXES
  }

  /** To be called before anything is done: a request may ask for what there is not. */
  static ConsumedCapacity asked(RequestBody request) {
    return new ConsumedCapacity(
        request.oneOf("ReturnConsumedCapacity", Detail.class).orElse(Detail.NONE));
  }

  Optional<String> ofWrite(String table, Change change) {
    return detail == Detail.NONE ? Optional.empty() : of(table, writeUnits(change));
  }

  /** What a write costs: the larger of the two items counts. */
  static double writeUnits(Change change) {
    long size = Math.max(size(change.before()), size(change.after()));
    return Math.max(1, (size + 1023) / 1024);
  }

  Optional<String> ofRead(RequestBody request, String table, LongSupplier bytes) {
    return detail == Detail.NONE
        ? Optional.empty()
        : of(table, readUnits(request, bytes.getAsLong()));
  }

  /** Half of what a strongly consistent read costs, unless that is asked for. */
  static double readUnits(RequestBody request, long bytes) {
    double units = Math.max(1, (bytes + 4095) / 4096);
    return request.flag("ConsistentRead", false) ? units : units / 2;
  }

  Optional<String> of(String table, double units) {
    if (detail == Detail.NONE) {
      return Optional.empty();
    }
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("TableName", table).put("CapacityUnits", units);
    if (detail == Detail.INDEXES) {
      node.putObject("Table").put("CapacityUnits", units);
    }
    return Optional.of(node.toString());
  }

  private static long size(Optional<Item> item) {
    return item.map(Item::sizeInBytes).orElse(0);
  }
}
