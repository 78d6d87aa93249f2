package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.expression.Projection;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.storage.ItemAddress;
import io.benchtable.tables.storage.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads up to a hundred items of any tables as they all were at one moment. */
record TransactGetItems(Catalogue catalogue, Transactions transactions) implements Operation {

  private record Wanted(ItemAddress address, Optional<Projection> projection) {}

  @Override
  public String run(RequestBody request) {
    ConsumedCapacity asked = ConsumedCapacity.asked(request);
    TransactionCapacity capacity = new TransactionCapacity(asked.detail(), asked.given());
    List<Wanted> wanted = wanted(request);
    List<Optional<Item>> found = transactions.read(wanted.stream().map(Wanted::address).toList());
    StringBuilder body = new StringBuilder(1024).append("{\"Responses\":[");
    for (int i = 0; i < wanted.size(); i++) {
      Wanted one = wanted.get(i);
      capacity.addRead(one.address().table(), found.get(i));
      body.append(i == 0 ? "{" : ",{");
      found
          .get(i)
          .map(item -> one.projection().map(projection -> projection.of(item)).orElse(item))
          .ifPresent(item -> ItemJson.write(item, body.append("\"Item\":")));
      body.append('}');
    }
    capacity.append(body.append(']'));
    return body.append('}').toString();
  }

  private List<Wanted> wanted(RequestBody request) {
    List<Wanted> wanted = new ArrayList<>();
    List<RequestExpressions> inside = new ArrayList<>();
    for (RequestBody item : request.objects("TransactItems")) {
      RequestBody get = item.requiredObject("Get");
      String table = TableNames.of(get);
      Item key = ItemRequests.required(get, "Key");
      RequestExpressions expressions =
          RequestExpressions.of(get, RequestParameters.GET.inTransaction());
      Optional<Projection> projection = expressions.projection();
      expressions.checkAllUsed();
      inside.add(expressions);
      wanted.add(new Wanted(new ItemAddress(table, key), projection));
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (inside.get(i).lookInside()) {
        inside.get(i).checkKeyPaths(catalogue.require(wanted.get(i).address().table()));
      }
    }
    return wanted;
  }
}
