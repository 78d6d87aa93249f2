package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.expression.partiql.Command;
import io.benchtable.tables.rest.TransactionView.Statement;
import io.benchtable.tables.storage.Action;
import io.benchtable.tables.storage.statement.GivenStatement;
import io.benchtable.tables.storage.statement.TransactionPart;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the statements of a transaction do: all of them read, or all write.
 *
 * @param reads empty where they write
 */
record StatementParts(List<TransactionPart.Reading> reads, List<Action> actions) {

  static StatementParts of(List<Statement> statements, Catalogue catalogue) {
    TransactionRequests.checkNumber("statements", statements.size());
    List<TransactionPart.Reading> reads = new ArrayList<>();
    List<Action> actions = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      switch (part("statements[%d]".formatted(i), statements.get(i), catalogue)) {
        case TransactionPart.Reading reading -> reads.add(reading);
        case TransactionPart.Writing(Action action) -> actions.add(action);
      }
    }
    if (!reads.isEmpty() && !actions.isEmpty()) {
      throw RequestRefused.invalid(
          "Expected statements that all read or all write, but %d read and %d write."
              .formatted(reads.size(), actions.size()));
    }
    return new StatementParts(List.copyOf(reads), List.copyOf(actions));
  }

  private static TransactionPart part(
      String name, @Nullable Statement statement, Catalogue catalogue) {
    if (statement == null) {
      throw RequestRefused.invalid("Expected an object in %s, but it is null.".formatted(name));
    }
    GivenStatement given =
        StatementTexts.given(name, statement.statement(), statement.parameters());
    return StatementTexts.about(
        name,
        given,
        () -> {
          Command command = given.command();
          TableDefinition table = catalogue.known(command.table());
          return TransactionPart.of(table, command);
        });
  }
}
