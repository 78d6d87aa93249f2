package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.item.EmptyKeyValue;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemLimits;
import io.benchtable.tables.item.ValidationError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the rows of what a transaction is about. A table that is not there, an item that is none
 * and an empty key refuse the request; a key that does not fit its table cancels the transaction.
 */
final class Steps {

  private final Catalogue catalogue;

  Steps(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  List<Step> of(List<Action> actions) {
    List<Step> steps = each(actions, this::step);
    refuseDuplicates(steps.stream().map(Step::target).toList());
    return steps;
  }

  List<Target> targets(List<ItemAddress> addresses) {
    List<Target> targets =
        each(addresses, address -> target(catalogue.require(address.table()), address.key()));
    refuseDuplicates(targets);
    return targets;
  }

  private Step step(Action action) {
    TableDefinition table = catalogue.require(action.table());
    return switch (action) {
      case Action.Put(_, Item item, _) -> step(action, table, item);
      case Action.Create(_, Item item) -> step(action, table, item);
      case Action.Update(_, Item key, _, _) ->
          new Step(action, target(table, key), Optional.empty());
      case Action.Delete(_, Item key, _) -> new Step(action, target(table, key), Optional.empty());
      case Action.Check(_, Item key, _) -> new Step(action, target(table, key), Optional.empty());
    };
  }

  private static Step step(Action action, TableDefinition table, Item item) {
    try {
      ItemLimits.checkPut(item);
    } catch (ValidationError e) {
      throw RequestRefused.invalid(e.text());
    }
    Row row = Keys.row(table, item);
    return new Step(action, new Target(table, row.key()), Optional.of(row));
  }

  private static Target target(TableDefinition table, Item key) {
    return new Target(table, Keys.of(table, key));
  }

  private static <T, R> List<R> each(List<T> wanted, Function<T, R> work) {
    List<R> found = new ArrayList<>();
    CancellationReason[] reasons = new CancellationReason[wanted.size()];
    Arrays.fill(reasons, CancellationReason.NONE);
    for (int i = 0; i < wanted.size(); i++) {
      try {
        found.add(work.apply(wanted.get(i)));
      } catch (EmptyKeyValue e) {
        throw e;
      } catch (ValidationError e) {
        reasons[i] = CancellationReason.invalid(e.text());
      }
    }
    if (found.size() < wanted.size()) {
      throw new TransactionCancelled(List.of(reasons));
    }
    return found;
  }

  private static void refuseDuplicates(List<Target> targets) {
    HashSet<List<Object>> rows = new HashSet<>();
    for (Target target : targets) {
      if (!rows.add(List.of(target.table().generation(), target.key()))) {
        throw RequestRefused.invalid(
            "Transaction request cannot include multiple operations on one item");
      }
    }
  }
}
