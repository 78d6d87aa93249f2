package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.storage.Items;
import io.benchtable.tables.storage.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Up to 25 puts and deletes in any tables, which become durable together. */
record BatchWriteItem(Items items) implements Operation {

  private static final int MOST = 25;

  @Override
  public String run(RequestBody request) {
    ConsumedCapacity asked = ConsumedCapacity.asked(request);
    List<Write> writes = writes(request);
    if (writes.size() > MOST) {
      throw RequestRefused.invalid("Too many items requested for the BatchWriteItem call");
    }
    items.writeTogether(writes);
    StringBuilder body = new StringBuilder("{\"UnprocessedItems\":{}");
    capacity(asked, writes).ifPresent(body::append);
    return body.append('}').toString();
  }

  private static Optional<String> capacity(ConsumedCapacity asked, List<Write> writes) {
    Map<String, Double> units = new LinkedHashMap<>();
    for (Write write : writes) {
      double one =
          switch (write) {
            case Write.Put(String table, Item item) ->
                Math.max(1, (item.sizeInBytes() + 1023L) / 1024);
            case Write.Delete(String table, Item key) -> 1;
          };
      units.merge(write.table(), one, Double::sum);
    }
    List<String> all = new ArrayList<>();
    units.forEach((table, sum) -> asked.of(table, sum).ifPresent(all::add));
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(",\"ConsumedCapacity\":[" + String.join(",", all) + "]");
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
          "Supplied WriteRequest must have exactly one of PutRequest and DeleteRequest set");
    }
    return put.isPresent()
        ? new Write.Put(table, ItemRequests.required(put.get(), "Item"))
        : new Write.Delete(table, ItemRequests.required(delete.orElseThrow(), "Key"));
  }
}
