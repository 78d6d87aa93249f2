package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.expression.partiql.Command;
import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.storage.statement.GivenStatement;
import java.util.Optional;

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

  /** Refuses to read an index whose keys have several attributes, as the service does. */
  static void refuseSeveral(Catalogue catalogue, String table, Command command) {
    if (command instanceof Command.Read read
        && read.index().flatMap(name -> index(catalogue, table, name)).isPresent()) {
      throw RequestRefused.invalid(
          "PartiQL statements cannot be executed on tables with multi-attribute HASH keys or"
              + " multi-attribute RANGE keys.");
    }
  }

  private static Optional<Index> index(Catalogue catalogue, String table, String name) {
    return catalogue
        .find(table)
        .flatMap(known -> known.index(name))
        .filter(index -> index.key().isOfSeveral());
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
