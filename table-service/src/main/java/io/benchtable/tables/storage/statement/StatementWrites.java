package io.benchtable.tables.storage.statement;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.expression.Update;
import io.benchtable.tables.expression.partiql.Command;
import io.benchtable.tables.expression.partiql.Command.Target;
import io.benchtable.tables.expression.partiql.Returning;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.storage.Change;
import io.benchtable.tables.storage.ConditionFailed;
import io.benchtable.tables.storage.Items;
import io.benchtable.tables.storage.WriteUnits;
import java.util.Optional;

/** Does what an INSERT, UPDATE or DELETE asks for. */
record StatementWrites(Catalogue catalogue, Items items) {

  StatementAnswer insert(String name, Command.Insert insert) {
    TableDefinition table = StatementTables.require(catalogue, name);
    StatementTables.checkKeyOf(insert, table);
    try {
      Change change = items.put(table.name(), insert.item(), StatementConditions.ABSENT);
      return StatementAnswer.of(Optional.empty(), table, WriteUnits.of(table, change));
    } catch (ConditionFailed e) {
      throw new DuplicateItem();
    }
  }

  /** An item that is not there is not made, but fails the condition. */
  StatementAnswer change(String name, Command.Change command) {
    TableDefinition table = StatementTables.require(catalogue, name);
    Target target = command.target(table.key());
    Update update = command.update(table.key());
    Change change =
        items.update(
            table.name(),
            target.key(),
            StatementConditions.ofPresent(target),
            stored -> stored.map(update::apply));
    return StatementAnswer.of(
        command.returning().flatMap(wanted -> returned(wanted, change, update)),
        table,
        WriteUnits.of(table, change));
  }

  private static Optional<Item> returned(Returning wanted, Change change, Update update) {
    return switch (wanted) {
      case ALL_OLD -> change.before();
      case ALL_NEW -> change.after();
      case MODIFIED_OLD -> modified(change.before(), update);
      case MODIFIED_NEW -> modified(change.after(), update);
    };
  }

  /** Nothing at all where nothing of the image was modified. */
  private static Optional<Item> modified(Optional<Item> image, Update update) {
    return image.map(update::touched).filter(touched -> !touched.isEmpty());
  }

  /** To remove an item that is not there is to do nothing, whatever the condition. */
  StatementAnswer remove(String name, Command.Removal command) {
    TableDefinition table = StatementTables.require(catalogue, name);
    Target target = command.target(table.key());
    Change change = items.delete(table.name(), target.key(), StatementConditions.ofRemoval(target));
    return StatementAnswer.of(
        command.returnsOld() ? change.before() : Optional.empty(),
        table,
        WriteUnits.of(table, change));
  }
}
