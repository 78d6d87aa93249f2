package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.storage.Action;
import io.benchtable.tables.storage.Change;
import io.benchtable.tables.storage.ItemAddress;
import io.benchtable.tables.storage.Items;
import io.benchtable.tables.storage.RequestToken;
import io.benchtable.tables.storage.TransactionCancelled;
import io.benchtable.tables.storage.TransactionOutcome;
import io.benchtable.tables.storage.Transactions;
import java.util.List;
import java.util.Optional;

/** Up to a hundred writes and checks in any tables, of which all are done or none. */
record TransactWriteItems(Catalogue catalogue, Items items, Transactions transactions)
    implements Operation {

  @Override
  public String run(RequestBody request) {
    ConsumedCapacity asked = ConsumedCapacity.asked(request);
    ItemCollections metrics = ItemCollections.asked(request, catalogue, items);
    TransactActions wanted = TransactActions.of(request, catalogue);
    Optional<RequestToken> token = token(name(), request);
    List<TableDefinition> tables =
        wanted.actions().stream().map(action -> catalogue.require(action.table())).toList();
    // Estimated before: once the writes are done, nothing may fail any more.
    Optional<String> collections =
        metrics.ofAll(
            wanted.actions().stream()
                .filter(action -> !(action instanceof Action.Check))
                .map(action -> TransactActions.address(action, catalogue))
                .toList());
    TransactionCapacity capacity = new TransactionCapacity(asked.detail(), asked.given());
    switch (write(wanted, token)) {
      case TransactionOutcome.Done(List<Change> changes) -> {
        for (int i = 0; i < changes.size(); i++) {
          capacity.addWrite(tables.get(i), changes.get(i));
        }
      }
      case TransactionOutcome.DoneBefore() -> readAgain(wanted, capacity);
    }
    StringBuilder body = new StringBuilder("{");
    capacity.append(body);
    collections.ifPresent(member -> body.append(body.length() > 1 ? "," : "").append(member));
    return body.append('}').toString();
  }

  private TransactionOutcome write(TransactActions wanted, Optional<RequestToken> token) {
    try {
      return transactions.write(wanted.actions(), token);
    } catch (TransactionCancelled e) {
      throw e.showing(wanted.shown()::get);
    }
  }

  /** A repeated request costs what it takes to read the items. */
  private void readAgain(TransactActions wanted, TransactionCapacity capacity) {
    if (capacity.detail() != ConsumedCapacity.Detail.NONE) {
      List<ItemAddress> addresses =
          wanted.actions().stream()
              .map(action -> TransactActions.address(action, catalogue))
              .toList();
      List<Optional<Item>> found = transactions.readAgain(addresses);
      for (int i = 0; i < addresses.size(); i++) {
        capacity.addRead(addresses.get(i).table(), found.get(i));
      }
    }
  }

  /** Of an operation that happens once for each token. */
  static Optional<RequestToken> token(String operation, RequestBody request) {
    return request
        .string("ClientRequestToken")
        .map(given -> new RequestToken(given, RequestFingerprint.of(operation, request)));
  }
}
