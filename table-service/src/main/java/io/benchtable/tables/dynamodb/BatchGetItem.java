package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.expression.Projection;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.storage.ItemBatch;
import io.benchtable.tables.storage.Items;
import io.benchtable.tables.storage.throughput.ThroughputExceeded;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads up to a hundred items of any tables, as far as they fit into 16 MB. */
record BatchGetItem(Catalogue catalogue, Items items) implements Operation {

  private static final int MOST_ITEMS = 100;
  private static final long MOST_BYTES = 16L * 1024 * 1024;
  private static final int AT_ONCE = 25;

  @Override
  public String run(RequestBody request) {
    ConsumedCapacity asked = ConsumedCapacity.asked(request);
    Map<String, Wanted> wanted = wanted(request);
    Reading reading = new Reading();
    StringBuilder body = new StringBuilder("{\"Responses\":{");
    String separator = "";
    for (Map.Entry<String, Wanted> table : wanted.entrySet()) {
      body.append(separator).append(quoted(table.getValue().given())).append(":[");
      reading.append(body, table.getKey(), table.getValue());
      body.append(']');
      separator = ",";
    }
    reading.checkTried();
    body.append("},\"UnprocessedKeys\":").append(reading.unprocessed());
    capacity(asked, wanted, reading).ifPresent(body::append);
    return body.append('}').toString();
  }

  private static Optional<String> capacity(
      ConsumedCapacity asked, Map<String, Wanted> wanted, Reading reading) {
    List<String> all = new ArrayList<>();
    wanted
        .keySet()
        .forEach(
            table -> asked.of(table, reading.unitsOf.getOrDefault(table, 0.0)).ifPresent(all::add));
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(",\"ConsumedCapacity\":[" + String.join(",", all) + "]");
  }

  private record Wanted(
      String given,
      RequestBody request,
      List<Item> keys,
      RequestExpressions expressions,
      Optional<Projection> projection) {}

  private Map<String, Wanted> wanted(RequestBody request) {
    RequestBody tables = request.requiredObject("RequestItems");
    Map<String, Wanted> wanted = new LinkedHashMap<>();
    int count = 0;
    for (String name : tables.node().propertyNames()) {
      RequestBody one = tables.requiredObject(name);
      List<Item> keys = one.objects("Keys").stream().map(key -> ItemJson.read(key.node())).toList();
      count += keys.size();
      RequestExpressions expressions = RequestExpressions.of(one, RequestParameters.GET);
      Optional<Projection> projection = expressions.projection();
      expressions.checkAllUsed();
      String table = TableNames.checked(name, "requestItems");
      if (wanted.put(table, new Wanted(name, one, keys, expressions, projection)) != null) {
        throw RequestRefused.invalid("Provided list of tables contains duplicates: " + table);
      }
    }
    if (count > MOST_ITEMS) {
      throw RequestRefused.invalid("Too many items requested for the BatchGetItem call");
    }
    wanted.forEach(
        (name, one) -> {
          if (new HashSet<>(one.keys()).size() < one.keys().size()) {
            throw RequestRefused.invalid("Provided list of item keys contains duplicates");
          }
          TableDefinition table = catalogue.require(name);
          one.keys().forEach(table.key()::keyFrom);
          one.expressions().checkKeyPaths(table);
        });
    return wanted;
  }

  private static String quoted(String text) {
    return JsonNodeFactory.instance.stringNode(text).toString();
  }

  /** Counts what was read, and keeps what was not. */
  private final class Reading {

    private final Map<String, Double> unitsOf = new LinkedHashMap<>();
    private final ObjectNode unprocessed = JsonNodeFactory.instance.objectNode();
    private long bytes;
    private boolean tried;
    private @Nullable ThroughputExceeded exceeded;

    void append(StringBuilder body, String table, Wanted wanted) {
      List<String> keyNames = catalogue.require(table).key().names();
      List<Item> left = new ArrayList<>();
      String separator = "";
      int from = 0;
      while (from < wanted.keys().size() && bytes < MOST_BYTES) {
        List<Item> keys =
            wanted.keys().subList(from, Math.min(from + AT_ONCE, wanted.keys().size()));
        Optional<ItemBatch> batch = read(table, wanted, keys);
        if (batch.isEmpty()) {
          break;
        }
        from += batch.get().tried();
        unitsOf.merge(table, batch.get().units(), Double::sum);
        for (Item item : batch.get().items()) {
          long size = item.sizeInBytes();
          if (bytes + size > MOST_BYTES) {
            bytes = MOST_BYTES;
            left.add(item.only(keyNames));
            continue;
          }
          bytes += size;
          body.append(separator);
          ItemJson.write(wanted.projection().map(p -> p.of(item)).orElse(item), body);
          separator = ",";
        }
      }
      left.addAll(wanted.keys().subList(from, wanted.keys().size()));
      if (!left.isEmpty()) {
        leave(wanted, left);
      }
    }

    /** Empty when there are no units. */
    private Optional<ItemBatch> read(String table, Wanted wanted, List<Item> keys) {
      try {
        ItemBatch batch = items.getAll(table, keys, RangeRequests.consistent(wanted.request()));
        tried = true;
        return Optional.of(batch);
      } catch (ThroughputExceeded e) {
        exceeded = e;
        return Optional.empty();
      }
    }

    /** A batch of which nothing could be done fails. */
    void checkTried() {
      if (exceeded != null && !tried) {
        throw exceeded;
      }
    }

    private void leave(Wanted wanted, List<Item> keys) {
      ObjectNode again = (ObjectNode) wanted.request().node().deepCopy();
      ArrayNode list = again.putArray("Keys");
      keys.forEach(key -> list.add(RequestBody.parse(ItemJson.write(key)).node()));
      unprocessed.set(wanted.given(), again);
    }

    String unprocessed() {
      return unprocessed.toString();
    }
  }
}
