package io.benchtable.tables.dynamodb;

import io.benchtable.tables.expression.partiql.Command;
import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.storage.statement.GivenStatement;

/** What requests with PartiQL statements have in common. */
final class StatementRequests {

  private StatementRequests() {}

  static GivenStatement given(RequestBody request) {
    return new GivenStatement(
        request.required("Statement"),
        request.objects("Parameters").stream().map(one -> ItemJson.readValue(one.node())).toList());
  }

  static Command command(RequestBody request) {
    return given(request).command();
  }

  /** The name of the table that a command names by its name or its ARN. */
  static String table(Command command) {
    String table = TableNames.checked(command.table(), "tableName");
    if (command instanceof Command.Read read) {
      read.index().ifPresent(index -> TableNames.checkedName(index, "indexName"));
    }
    return table;
  }
}
