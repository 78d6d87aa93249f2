package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.expression.Projection;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.item.NullValue;
import io.benchtable.tables.item.StoredItem;
import io.benchtable.tables.item.ValidationError;
import io.benchtable.tables.storage.ItemPage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What queries and scans have in common. */
final class RangeRequests {

  private static final String INVALID = "One or more parameter values were invalid: ";

  /** What is said of values of a starting key with a word about the key; the rest is said bare. */
  private static final List<String> PREFIXED =
      List.of(
          "Supplied AttributeValue",
          NullValue.NOT_TRUE,
          INVALID + "An string set",
          INVALID + "Binary sets");

  private RangeRequests() {}

  /** Null for a read of the table itself. */
  static @Nullable Index index(RequestBody request, TableDefinition table) {
    Optional<String> name = request.string("IndexName");
    if (name.isEmpty()) {
      return null;
    }
    Index index = table.readable(name.get());
    if (index.scope() == Index.Scope.GLOBAL && request.flag("ConsistentRead", false)) {
      throw RequestRefused.invalid(
          "Consistent reads are not supported on global secondary indexes");
    }
    return index;
  }

  static boolean consistent(RequestBody request) {
    return request.flag("ConsistentRead", false);
  }

  static int limit(RequestBody request) {
    return request.integer("Limit").orElse(Integer.MAX_VALUE);
  }

  static @Nullable Item startKey(RequestBody request) {
    try {
      return request.object("ExclusiveStartKey").map(key -> ItemJson.read(key.node())).orElse(null);
    } catch (ValidationError e) {
      throw PREFIXED.stream().anyMatch(e.text()::startsWith)
          ? new ValidationError("The provided starting key is invalid: " + e.text())
          : e;
    }
  }

  static String answer(
      RequestBody request,
      ConsumedCapacity capacity,
      TableDefinition table,
      @Nullable Index index,
      ItemPage page,
      Selection selection,
      Optional<Projection> projection) {
    StringBuilder body = new StringBuilder(1024).append('{');
    if (selection != Selection.COUNT) {
      items(body, page, projection);
    }
    body.append("\"Count\":").append(page.items().size());
    body.append(",\"ScannedCount\":").append(page.scanned());
    page.last()
        .ifPresent(
            key -> {
              body.append(",\"LastEvaluatedKey\":");
              ItemJson.write(key, body);
            });
    return ItemRequests.end(body, capacity.ofRead(request, table, index, page::readBytes));
  }

  private static void items(StringBuilder body, ItemPage page, Optional<Projection> projection) {
    body.append("\"Items\":[");
    String separator = "";
    for (StoredItem item : page.items()) {
      body.append(separator);
      write(item, projection, body);
      separator = ",";
    }
    body.append("],");
  }

  /** What a client asked for of an item. */
  static void write(StoredItem item, Optional<Projection> projection, StringBuilder body) {
    if (projection.isPresent()) {
      ItemJson.write(projection.get().of(item.item()), body);
    } else {
      item.write(body);
    }
  }
}
