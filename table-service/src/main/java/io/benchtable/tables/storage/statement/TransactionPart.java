package io.benchtable.tables.storage.statement;

import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.expression.Update;
import io.benchtable.tables.expression.partiql.Command;
import io.benchtable.tables.expression.partiql.Command.Target;
import io.benchtable.tables.expression.partiql.ReadPlan;
import io.benchtable.tables.item.ValidationError;
import io.benchtable.tables.storage.Action;
import io.benchtable.tables.storage.ItemAddress;

/** What one of the statements of a transaction does. */
public sealed interface TransactionPart {

  /** Reads one item. */
  record Reading(ItemAddress address, Command.Read read) implements TransactionPart {}

  /** Writes one item, or wants it to be so. */
  record Writing(Action action) implements TransactionPart {}

  static TransactionPart of(TableDefinition table, Command command) {
    return command instanceof Command.Read read
        ? reading(table, read)
        : new Writing(action(table, command));
  }

  private static Reading reading(TableDefinition table, Command.Read read) {
    if (read.index().isPresent()) {
      throw new ValidationError("Reads on indices are not supported within transactions.");
    }
    ReadPlan plan = read.plan(table.key());
    if (!plan.isOneItem()) {
      throw new ValidationError(
          "Select statements within ExecuteTransaction must specify the primary key in the where"
              + " clause.");
    }
    return new Reading(new ItemAddress(table.name(), plan.whole().orElseThrow()), read);
  }

  private static void refuseReturning(boolean asked) {
    if (asked) {
      throw new ValidationError("RETURNING clause is not supported in ExecuteTransaction.");
    }
  }

  private static Action action(TableDefinition table, Command command) {
    String name = table.name();
    return switch (command) {
      case Command.Insert insert -> {
        StatementTables.checkKeyOf(insert, table);
        yield new Action.Create(name, insert.item());
      }
      case Command.Change change -> {
        refuseReturning(change.returning().isPresent());
        Target target = change.target(table.key());
        Update update = change.update(table.key());
        yield new Action.Update(
            name,
            target.key(),
            StatementConditions.ofPresent(target),
            stored -> stored.map(update::apply));
      }
      case Command.Removal removal -> {
        refuseReturning(removal.returnsOld());
        Target target = removal.target(table.key());
        yield new Action.Delete(name, target.key(), StatementConditions.ofRemoval(target));
      }
      case Command.Check check -> {
        Target target = check.target(table.key());
        if (target.condition().isEmpty()) {
          throw new ValidationError(
              "EXISTS() must contain a single item read with additional condition");
        }
        yield new Action.Check(name, target.key(), StatementConditions.ofPresent(target));
      }
      case Command.Read read -> throw new IllegalArgumentException("Expected a write: " + read);
    };
  }
}
