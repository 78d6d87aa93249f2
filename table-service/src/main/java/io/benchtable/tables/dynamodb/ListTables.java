package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.RequestRefused;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Names of tables in order, at most a hundred at once. */
record ListTables(Catalogue catalogue) implements Operation {

  private static final int MOST = 100;

  @Override
  public String run(RequestBody request) {
    int limit = request.integer("Limit").orElse(MOST);
    if (limit < 1 || limit > MOST) {
      throw RequestRefused.invalid(
          "1 validation error detected: Value '%d' at 'limit' failed to satisfy constraint: Member"
                  .formatted(limit)
              + " must have value "
              + (limit < 1 ? "greater than or equal to 1" : "less than or equal to 100"));
    }
    String after =
        request
            .string("ExclusiveStartTableName")
            .map(name -> TableNames.checked(name, "exclusiveStartTableName"))
            .orElse(null);
    List<String> names = catalogue.names(after, limit + 1);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    List<String> shown = names.subList(0, Math.min(limit, names.size()));
    shown.forEach(answer.putArray("TableNames")::add);
    if (names.size() > limit) {
      answer.put("LastEvaluatedTableName", shown.getLast());
    }
    return answer.toString();
  }
}
