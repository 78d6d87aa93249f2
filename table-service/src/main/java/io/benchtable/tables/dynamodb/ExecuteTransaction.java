package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.expression.partiql.Command;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.storage.Action;
import io.benchtable.tables.storage.Change;
import io.benchtable.tables.storage.ItemAddress;
import io.benchtable.tables.storage.TransactionCancelled;
import io.benchtable.tables.storage.TransactionOutcome;
import io.benchtable.tables.storage.Transactions;
import io.benchtable.tables.storage.statement.TransactionPart;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Up to a hundred PartiQL statements, all of them reads or all writes, which happen as one. */
record ExecuteTransaction(Catalogue catalogue, Transactions transactions) implements Operation {

  @Override
  public String run(RequestBody request) {
    ConsumedCapacity asked = ConsumedCapacity.asked(request);
    List<RequestBody> statements = request.objects("TransactStatements");
    TransactionStatements wanted = TransactionStatements.of(statements, catalogue);
    TransactionCapacity capacity = new TransactionCapacity(asked.detail(), wanted.given());
    StringBuilder body = new StringBuilder(256).append("{\"Responses\":[");
    if (wanted.reads().isEmpty()) {
      write(request, wanted, capacity);
      body.append(String.join(",", Collections.nCopies(statements.size(), "{}")));
    } else {
      read(wanted.reads(), capacity, body);
    }
    capacity.append(body.append(']'));
    return body.append('}').toString();
  }

  private void read(
      List<TransactionPart.Reading> reads, TransactionCapacity capacity, StringBuilder body) {
    List<Optional<Item>> found =
        transactions.read(reads.stream().map(TransactionPart.Reading::address).toList());
    for (int i = 0; i < reads.size(); i++) {
      Command.Read read = reads.get(i).read();
      capacity.addRead(reads.get(i).address().table(), found.get(i));
      body.append(i == 0 ? "{" : ",{");
      found
          .get(i)
          .ifPresent(item -> ItemJson.write(read.choice().of(item), body.append("\"Item\":")));
      body.append('}');
    }
  }

  private void write(
      RequestBody request, TransactionStatements wanted, TransactionCapacity capacity) {
    List<TableDefinition> tables =
        wanted.actions().stream().map(action -> catalogue.require(action.table())).toList();
    switch (write(request, wanted)) {
      case TransactionOutcome.Done(List<Change> changes) -> {
        for (int i = 0; i < changes.size(); i++) {
          capacity.addWrite(tables.get(i), changes.get(i));
        }
      }
      case TransactionOutcome.DoneBefore() -> readAgain(wanted.actions(), capacity);
    }
  }

  private TransactionOutcome write(RequestBody request, TransactionStatements wanted) {
    try {
      return transactions.write(wanted.actions(), TransactWriteItems.token(name(), request));
    } catch (TransactionCancelled e) {
      throw e.showing(wanted.shown()::get);
    }
  }

  /** A repeated request costs what it takes to read the items. */
  private void readAgain(List<Action> actions, TransactionCapacity capacity) {
    if (capacity.detail() == ConsumedCapacity.Detail.NONE) {
      return;
    }
    List<ItemAddress> addresses =
        actions.stream().map(action -> TransactActions.address(action, catalogue)).toList();
    List<Optional<Item>> items = transactions.readAgain(addresses);
    for (int i = 0; i < addresses.size(); i++) {
      capacity.addRead(addresses.get(i).table(), items.get(i));
    }
  }
}
