package io.benchtable.tables.dynamodb;

import io.benchtable.tables.expression.partiql.Command;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.ItemJson;
import java.util.List;

/** What requests with PartiQL statements have in common. */
final class StatementRequests {

  private StatementRequests() {}

  static String statement(RequestBody request) {
    return request.required("Statement");
  }

  static List<AttributeValue> parameters(RequestBody request) {
    return request.objects("Parameters").stream()
        .map(one -> ItemJson.readValue(one.node()))
        .toList();
  }

  static Command command(RequestBody request) {
    return Command.of(statement(request), parameters(request));
  }
}
