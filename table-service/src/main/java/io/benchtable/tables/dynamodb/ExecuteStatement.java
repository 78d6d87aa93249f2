package io.benchtable.tables.dynamodb;

import io.benchtable.tables.expression.partiql.Command;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemJson;
import java.util.Optional;

/** Reads items, or writes one, as a PartiQL statement says. */
record ExecuteStatement(Statements statements) implements Operation {

  @Override
  public String run(RequestBody request) {
    ConsumedCapacity capacity = ConsumedCapacity.asked(request);
    RangeRequests.limit(request);
    Command command = StatementRequests.command(request);
    refuseTokenOfWrite(request, command);
    StatementAnswer answer = statements.run(request, command);
    StringBuilder body = new StringBuilder(256).append("{\"Items\":[");
    String separator = "";
    for (Item item : answer.items()) {
      body.append(separator);
      ItemJson.write(item, body);
      separator = ",";
    }
    body.append(']');
    answer.next().ifPresent(next -> append(body, request, next));
    Optional<String> units = capacity.of(command).ofUnits(answer.table(), answer.units());
    return ItemRequests.end(body, units);
  }

  private static void append(StringBuilder body, RequestBody request, StatementPosition next) {
    body.append(",\"NextToken\":\"").append(next.token(request)).append('"');
    next.after()
        .ifPresent(
            key -> {
              body.append(",\"LastEvaluatedKey\":");
              ItemJson.write(key, body);
            });
  }

  private static void refuseTokenOfWrite(RequestBody request, Command command) {
    if (!(command instanceof Command.Read) && request.has("NextToken")) {
      throw StatementPosition.invalid();
    }
  }
}
