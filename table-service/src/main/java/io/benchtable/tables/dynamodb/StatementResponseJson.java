package io.benchtable.tables.dynamodb;

import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.storage.statement.StatementAnswer;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes what became of each statement of a batch. */
final class StatementResponseJson {

  private static final String NOT_FOUND = "ResourceNotFound";

  private StatementResponseJson() {}

  static String done(String table, StatementAnswer answer) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("TableName", table);
    return answer.items().isEmpty()
        ? node.toString()
        : withMember(node, "Item", ItemJson.write(answer.items().getFirst()));
  }

  /**
   * @param table of the statement, if it could be read
   */
  static String failed(RuntimeException failure, Optional<String> table) {
    Failure answer = Failures.of(failure);
    String code = code(answer);
    ObjectNode error =
        JsonNodeFactory.instance.objectNode().put("Code", code).put("Message", answer.message());
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    table.filter(name -> !code.equals(NOT_FOUND)).ifPresent(name -> node.put("TableName", name));
    return withMember(
        node,
        "Error",
        answer.item().isEmpty() ? error.toString() : withMember(error, "Item", answer.item()));
  }

  /** The exception's name without its namespace and end; some have other names here. */
  private static String code(Failure failure) {
    String name = failure.type().substring(failure.type().indexOf('#') + 1);
    return switch (name) {
      case "ValidationException" -> "ValidationError";
      case "ThrottlingException" -> "ThrottlingError";
      case "ServiceUnavailable" -> "InternalServerError";
      default ->
          name.endsWith("Exception")
              ? name.substring(0, name.length() - "Exception".length())
              : name;
    };
  }

  private static String withMember(ObjectNode node, String name, String json) {
    String text = node.toString();
    return "%s%s\"%s\":%s}"
        .formatted(text.substring(0, text.length() - 1), node.isEmpty() ? "" : ",", name, json);
  }
}
