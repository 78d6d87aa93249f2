package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.expression.Update;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.storage.Action;
import io.benchtable.tables.storage.ItemAddress;
import io.benchtable.tables.storage.Precondition;
import java.util.List;
import java.util.Optional;

/**
 * The actions of a transaction.
 *
 * @param shown which of them show the item that their condition did not hold for
 */
record TransactActions(List<Action> actions, List<Boolean> shown) {

  private static final List<String> KINDS = List.of("ConditionCheck", "Put", "Delete", "Update");

  /** All expressions are read before any table is looked up. */
  static TransactActions of(RequestBody request, Catalogue catalogue) {
    List<Wanted> wanted =
        request.objects("TransactItems").stream().map(TransactActions::wanted).toList();
    return new TransactActions(
        wanted.stream().map(one -> one.action(catalogue.require(one.table()))).toList(),
        wanted.stream().map(Wanted::shown).toList());
  }

  private static Wanted wanted(RequestBody item) {
    List<String> kinds = KINDS.stream().filter(item::has).toList();
    if (kinds.size() != 1) {
      throw RequestRefused.invalid(
          "TransactItems can only contain one of Check, Put, Update or Delete");
    }
    return Wanted.of(kinds.getFirst(), item.requiredObject(kinds.getFirst()));
  }

  /** An action of a table that is not known yet. */
  private record Wanted(
      String kind,
      String table,
      Item item,
      RequestExpressions expressions,
      Optional<Update> update,
      Precondition condition,
      boolean shown) {

    static Wanted of(String kind, RequestBody action) {
      String table = TableNames.of(action);
      Item item = ItemRequests.required(action, kind.equals("Put") ? "Item" : "Key");
      RequestParameters parameters =
          kind.equals("Update") ? RequestParameters.UPDATE : RequestParameters.WRITE;
      RequestExpressions expressions = RequestExpressions.of(action, parameters.inTransaction());
      Optional<Update> update = kind.equals("Update") ? expressions.update() : Optional.empty();
      Precondition condition = ItemRequests.precondition(expressions);
      return new Wanted(
          kind,
          table,
          item,
          expressions,
          update,
          condition,
          ItemRequests.showsItemOnFailure(action));
    }

    Action action(TableDefinition known) {
      update.ifPresent(given -> given.checkNoKey(known.key()));
      expressions.checkKeyPaths(known);
      return switch (kind) {
        case "Put" -> new Action.Put(table, item, condition);
        case "Update" ->
            new Action.Update(
                table, item, condition, stored -> UpdateItem.updated(known, stored, item, update));
        case "ConditionCheck" -> new Action.Check(table, item, condition);
        default -> new Action.Delete(table, item, condition);
      };
    }
  }

  /** Where the item is that an action is about. */
  static ItemAddress address(Action action, Catalogue catalogue) {
    String table = action.table();
    return new ItemAddress(table, action.key(catalogue.require(table).key()));
  }
}
