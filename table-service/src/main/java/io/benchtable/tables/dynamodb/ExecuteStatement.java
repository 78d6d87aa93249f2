package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.expression.partiql.Command;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.storage.statement.GivenStatement;
import io.benchtable.tables.storage.statement.Paging;
import io.benchtable.tables.storage.statement.StatementAnswer;
import io.benchtable.tables.storage.statement.StatementPosition;
import io.benchtable.tables.storage.statement.Statements;
import io.benchtable.tables.storage.statement.WrongToken;
import java.util.Optional;

/** Reads items, or writes one, as a PartiQL statement says. */
record ExecuteStatement(Catalogue catalogue, Statements statements) implements Operation {

  @Override
  public String run(RequestBody request) {
    ConsumedCapacity capacity = ConsumedCapacity.asked(request);
    int limit = RangeRequests.limit(request);
    GivenStatement given = StatementRequests.given(request);
    Command command = given.command();
    refuseTokenOfWrite(request, command);
    Paging paging =
        new Paging(given, request.string("NextToken"), limit, RangeRequests.consistent(request));
    String table = StatementRequests.table(command);
    StatementRequests.refuseSeveral(catalogue, table, command);
    StatementAnswer answer =
        ItemRequests.changed(request, () -> statements.run(table, command, paging));
    StringBuilder body = new StringBuilder(256).append("{\"Items\":[");
    String separator = "";
    for (Item item : answer.items()) {
      body.append(separator);
      ItemJson.write(item, body);
      separator = ",";
    }
    body.append(']');
    answer.next().ifPresent(next -> append(body, given, next));
    Optional<String> units = capacity.of(command).ofUnits(answer.table(), answer.units());
    return ItemRequests.end(body, units);
  }

  private static void append(StringBuilder body, GivenStatement given, StatementPosition next) {
    body.append(",\"NextToken\":\"").append(next.token(given)).append('"');
    next.after()
        .ifPresent(
            key -> {
              body.append(",\"LastEvaluatedKey\":");
              ItemJson.write(key, body);
            });
  }

  private static void refuseTokenOfWrite(RequestBody request, Command command) {
    if (!(command instanceof Command.Read) && request.has("NextToken")) {
      throw WrongToken.invalid();
    }
  }
}
