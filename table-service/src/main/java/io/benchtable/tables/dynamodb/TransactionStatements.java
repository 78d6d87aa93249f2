package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.expression.partiql.Command;
import io.benchtable.tables.item.ValidationError;
import io.benchtable.tables.storage.Action;
import io.benchtable.tables.storage.statement.StatementTables;
import io.benchtable.tables.storage.statement.TransactionPart;
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
    List<TransactionPart.Reading> reads,
    List<Action> actions,
    List<Boolean> shown,
    Map<String, String> given) {

  static TransactionStatements of(List<RequestBody> statements, Catalogue catalogue) {
    List<TransactionPart.Reading> reads = new ArrayList<>();
    List<Action> actions = new ArrayList<>();
    List<Boolean> shown = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      RequestBody statement = statements.get(i);
      try {
        Command command = StatementRequests.command(statement);
        names.add(command.table());
        switch (TransactionPart.of(table(catalogue, command), command)) {
          case TransactionPart.Reading reading -> reads.add(reading);
          case TransactionPart.Writing(Action action) -> {
            actions.add(action);
            shown.add(ItemRequests.showsItemOnFailure(statement));
          }
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

  private static TableDefinition table(Catalogue catalogue, Command command) {
    return StatementTables.require(catalogue, TableNames.checked(command.table(), "tableName"));
  }
}
