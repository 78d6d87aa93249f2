package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.expression.Update;
import io.benchtable.tables.expression.partiql.Command;
import io.benchtable.tables.expression.partiql.Command.Target;
import io.benchtable.tables.expression.partiql.ReadPlan;
import io.benchtable.tables.item.ValidationError;
import io.benchtable.tables.storage.Action;
import io.benchtable.tables.storage.ItemAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The statements of a transaction: either reads, or writes and checks.
 *
 * @param shown which of the actions show the item that their condition did not hold for
 * @param given the ARNs by which statements name tables, by the tables' names
 */
record TransactionStatements(
    List<Reading> reads, List<Action> actions, List<Boolean> shown, Map<String, String> given) {

  /** One item to be read. */
  record Reading(ItemAddress address, Command.Read read) {}

  static TransactionStatements of(List<RequestBody> statements, Catalogue catalogue) {
    List<Reading> reads = new ArrayList<>();
    List<Action> actions = new ArrayList<>();
    List<Boolean> shown = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      RequestBody statement = statements.get(i);
      try {
        Command command = StatementRequests.command(statement);
        TableDefinition table = StatementTables.require(catalogue, command.table());
        names.add(command.table());
        if (command instanceof Command.Read read) {
          reads.add(reading(table, read));
        } else {
          actions.add(action(table, command));
          shown.add(ItemRequests.showsItemOnFailure(statement));
        }
      } catch (ValidationError e) {
        throw failed(i, e.text());
      }
    }
    if (!reads.isEmpty() && !actions.isEmpty()) {
      throw RequestRefused.invalid(
          "The entire transaction must consist of either read statements or write statements, you"
              + " cannot mix both in one transaction.");
    }
    return new TransactionStatements(
        List.copyOf(reads), List.copyOf(actions), List.copyOf(shown), GivenNames.of(names));
  }

  private static RequestRefused failed(int position, String problem) {
    return RequestRefused.invalid(
        "Validation failed in TransactStatements[%d]: %s".formatted(position, problem));
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
