package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemLimits;
import io.benchtable.tables.storage.Change;
import io.benchtable.tables.storage.ItemAddress;
import io.benchtable.tables.storage.Items;
import io.benchtable.tables.storage.Write;
import io.benchtable.tables.storage.WrittenTogether;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Up to 25 puts and deletes in any tables, which become durable together. */
record BatchWriteItem(Catalogue catalogue, Items items) implements Operation {

  private static final int MOST = 25;

  @Override
  public String run(RequestBody request) {
    ConsumedCapacity asked = ConsumedCapacity.asked(request);
    ItemCollections collections = ItemCollections.asked(request, catalogue, items);
    List<Write> writes = writes(request);
    if (writes.size() > MOST) {
      throw RequestRefused.invalid("Too many items requested for the BatchWriteItem call");
    }
    writes.forEach(this::checkKey);
    List<TableDefinition> counted =
        writes.stream()
            .map(Write::table)
            .distinct()
            .flatMap(table -> asked.counted(catalogue, table).stream())
            .toList();
    ItemCollections.Known known =
        collections.known(writes.stream().map(BatchWriteItem::written).toList());
    WrittenTogether written = items.writeTogether(writes, !counted.isEmpty());
    StringBuilder body = new StringBuilder("{\"UnprocessedItems\":");
    body.append(UnprocessedJson.write(written.throttled(), GivenNames.of(request)));
    known
        .of(written.done().stream().map(one -> written(one.write())).toList())
        .ifPresent(member -> body.append(',').append(member));
    capacity(asked, counted, written.done()).ifPresent(body::append);
    return body.append('}').toString();
  }

  private void checkKey(Write write) {
    if (write instanceof Write.Put(String table, Item item)) {
      catalogue.require(table).key().checkIn(item);
    }
  }

  private static Optional<String> capacity(
      ConsumedCapacity asked, List<TableDefinition> counted, List<WrittenTogether.Done> done) {
    Map<String, List<Change>> changes = new LinkedHashMap<>();
    for (WrittenTogether.Done one : done) {
      changes.computeIfAbsent(one.write().table(), _ -> new ArrayList<>()).add(one.change());
    }
    List<String> all =
        counted.stream()
            .filter(table -> changes.containsKey(table.name()))
            .map(table -> asked.ofWrites(table, changes.getOrDefault(table.name(), List.of())))
            .toList();
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(",\"ConsumedCapacity\":[" + String.join(",", all) + "]");
  }

  private static ItemAddress written(Write write) {
    return switch (write) {
      case Write.Put(String table, Item item) -> new ItemAddress(table, item);
      case Write.Delete(String table, Item key) -> new ItemAddress(table, key);
    };
  }

  private static List<Write> writes(RequestBody request) {
    RequestBody tables = request.requiredObject("RequestItems");
    List<Write> writes = new ArrayList<>();
    for (String name : tables.node().propertyNames()) {
      String table = TableNames.checked(name, "requestItems");
      tables.objects(name).forEach(one -> writes.add(write(table, one)));
    }
    return writes;
  }

  private static Write write(String table, RequestBody one) {
    Optional<RequestBody> put = one.object("PutRequest");
    Optional<RequestBody> delete = one.object("DeleteRequest");
    if (put.isPresent() == delete.isPresent()) {
      throw RequestRefused.invalid(
          "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the"
              + " supported datatypes");
    }
    return put.isPresent()
        ? new Write.Put(table, item(put.get()))
        : new Write.Delete(table, ItemRequests.required(delete.orElseThrow(), "Key"));
  }

  private static Item item(RequestBody put) {
    Item item = ItemRequests.required(put, "Item");
    ItemLimits.checkPut(item);
    return item;
  }
}
