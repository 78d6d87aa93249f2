package io.benchtable.tables.dynamodb;

import io.benchtable.tables.item.Item;
import io.benchtable.tables.storage.Change;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Capacity units as the service counts them: 4 KB a read, 1 KB a write. */
final class ConsumedCapacity {

  private ConsumedCapacity() {}

  /** How much detail is asked for. */
  private enum Detail {
    NONE,
    TOTAL,
    INDEXES
  }

  static Optional<String> ofWrite(RequestBody request, String table, Change change) {
    if (!request.has("ReturnConsumedCapacity")) {
      return Optional.empty();
    }
    long size = Math.max(size(change.before()), size(change.after()));
    return of(request, table, Math.max(1, (size + 1023) / 1024));
  }

  static Optional<String> ofRead(RequestBody request, String table, long bytes) {
    return of(request, table, readUnits(request, bytes));
  }

  /** Half of what a strongly consistent read costs, unless that is asked for. */
  static double readUnits(RequestBody request, long bytes) {
    double units = Math.max(1, (bytes + 4095) / 4096);
    return request.flag("ConsistentRead", false) ? units : units / 2;
  }

  static Optional<String> of(RequestBody request, String table, double units) {
    Detail detail = request.oneOf("ReturnConsumedCapacity", Detail.class).orElse(Detail.NONE);
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
