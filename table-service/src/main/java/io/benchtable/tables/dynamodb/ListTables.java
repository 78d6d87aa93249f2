package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Names of tables in order, at most a hundred at once. */
record ListTables(Catalogue catalogue) implements Operation {

  private static final int MOST = 100;

  @Override
  public String run(RequestBody request) {
    int limit = request.integer("Limit").orElse(MOST);
    String after = request.string("ExclusiveStartTableName").orElse(null);
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
