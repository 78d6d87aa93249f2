package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.expression.Update;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.storage.Action;
import io.benchtable.tables.storage.ItemAddress;
import io.benchtable.tables.storage.Precondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The actions of a transaction.
 *
 * @param shown which of them show the item that their condition did not hold for
 */
record TransactActions(List<Action> actions, List<Boolean> shown) {

  private static final List<String> KINDS = List.of("ConditionCheck", "Put", "Delete", "Update");

  static TransactActions of(RequestBody request, Catalogue catalogue) {
    List<Action> actions = new ArrayList<>();
    List<Boolean> shown = new ArrayList<>();
    for (RequestBody item : request.objects("TransactItems")) {
      List<String> kinds = KINDS.stream().filter(item::has).toList();
      if (kinds.size() != 1) {
        throw RequestRefused.invalid(
            "TransactItems can only contain one of Check, Put, Update or Delete");
      }
      String kind = kinds.getFirst();
      RequestBody action = item.requiredObject(kind);
      shown.add(ItemRequests.showsItemOnFailure(action));
      actions.add(action(kind, action, catalogue));
    }
    return new TransactActions(actions, shown);
  }

  private static Action action(String kind, RequestBody action, Catalogue catalogue) {
    String table = TableNames.of(action);
    Item item = ItemRequests.required(action, kind.equals("Put") ? "Item" : "Key");
    RequestParameters parameters =
        kind.equals("Update") ? RequestParameters.UPDATE : RequestParameters.WRITE;
    RequestExpressions expressions = RequestExpressions.of(action, parameters.inTransaction());
    Precondition condition = expressions.precondition();
    Optional<Update> update =
        kind.equals("Update")
            ? expressions.update(catalogue.require(table).key())
            : Optional.empty();
    expressions.checkAllUsed();
    return switch (kind) {
      case "Put" -> new Action.Put(table, item, condition);
      case "Update" ->
          new Action.Update(
              table, item, condition, stored -> UpdateItem.updated(stored, item, update));
      case "ConditionCheck" -> new Action.Check(table, item, condition);
      default -> new Action.Delete(table, item, condition);
    };
  }

  /** Where the item is that an action is about. */
  static ItemAddress address(Action action, Catalogue catalogue) {
    return switch (action) {
      case Action.Put(String table, Item item, _) -> address(table, item, catalogue);
      case Action.Create(String table, Item item) -> address(table, item, catalogue);
      case Action.Update(String table, Item key, _, _) -> new ItemAddress(table, key);
      case Action.Delete(String table, Item key, _) -> new ItemAddress(table, key);
      case Action.Check(String table, Item key, _) -> new ItemAddress(table, key);
    };
  }

  private static ItemAddress address(String table, Item item, Catalogue catalogue) {
    return new ItemAddress(table, item.only(catalogue.require(table).key().names()));
  }
}
