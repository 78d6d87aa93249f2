package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.expression.partiql.Command;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.ItemJson;
import java.util.List;

/** What requests with PartiQL statements have in common. */
final class StatementRequests {

  private static final int MOST_CHARACTERS = 8192;

  private StatementRequests() {}

  static String statement(RequestBody request) {
    String statement = request.required("Statement");
    if (statement.isEmpty()) {
      throw violated("", "statement", "greater than or equal to 1");
    }
    if (statement.length() > MOST_CHARACTERS) {
      throw violated(statement, "statement", "less than or equal to " + MOST_CHARACTERS);
    }
    return statement;
  }

  static List<AttributeValue> parameters(RequestBody request) {
    List<RequestBody> parameters = request.objects("Parameters");
    if (parameters.isEmpty() && request.has("Parameters")) {
      throw violated("[]", "parameters", "greater than or equal to 1");
    }
    return parameters.stream().map(one -> ItemJson.readValue(one.node())).toList();
  }

  static Command command(RequestBody request) {
    return Command.of(statement(request), parameters(request));
  }

  /** The requests of a batch or a transaction, of which there must be some and not too many. */
  static List<RequestBody> several(RequestBody request, String name, int most) {
    if (!request.has(name)) {
      throw RequestBody.missing(name);
    }
    List<RequestBody> several = request.objects(name);
    String member = Character.toLowerCase(name.charAt(0)) + name.substring(1);
    if (several.isEmpty()) {
      throw violated("[]", member, "greater than or equal to 1");
    }
    if (several.size() > most) {
      throw violated("[" + several.size() + " members]", member, "less than or equal to " + most);
    }
    return several;
  }

  private static RequestRefused violated(String value, String member, String bound) {
    return RequestRefused.invalid(
        "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: Member must"
                .formatted(value, member)
            + " have length "
            + bound);
  }
}
