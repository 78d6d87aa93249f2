package io.benchtable.benchmarks.differences;

import io.benchtable.standalone.client.Tables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests in PartiQL. */
record RandomStatements(RandomValues values) {

  private static final List<String> RETURNING =
      List.of("ALL OLD *", "ALL NEW *", "MODIFIED OLD *", "MODIFIED NEW *");
  private static final List<String> ODD_TOKENS =
      List.of(
          "AND", "WHERE", "(", ")", "'", "\"", ",", "?", "=", "NULL", "MISSING", "1", "SET", "x");

  private Chance chance() {
    return values.chance();
  }

  Request one(Schema schema) {
    ObjectNode body = statement(schema, chance().once(2));
    if (chance().once(6)) {
      body.put("ReturnValuesOnConditionCheckFailure", "ALL_OLD");
    }
    if (chance().once(10)) {
      body.put("Limit", 1 + chance().below(3));
    }
    addCapacity(body);
    return new Request("ExecuteStatement", body.toString());
  }

  private void addCapacity(ObjectNode body) {
    if (chance().once(4)) {
      body.put("ReturnConsumedCapacity", chance().of(RandomRequests.CAPACITIES));
    }
  }

  Request several() {
    boolean whole = chance().once(2);
    boolean reads = chance().once(2);
    ObjectNode body = Tables.JSON.createObjectNode();
    ArrayNode statements = body.putArray(whole ? "TransactStatements" : "Statements");
    for (int i = chance().below(3); i >= 0; i--) {
      boolean mixed = chance().once(20);
      statements.add(statement(chance().of(Schema.ALL), reads != mixed));
    }
    addCapacity(body);
    return new Request(whole ? "ExecuteTransaction" : "BatchExecuteStatement", body.toString());
  }

  private ObjectNode statement(Schema schema, boolean reads) {
    ObjectNode body = Tables.JSON.createObjectNode();
    List<JsonNode> parameters = new ArrayList<>();
    String table = "\"" + schema.name() + "\"";
    String text =
        reads
            ? select(schema, table, parameters)
            : switch (chance().below(4)) {
              case 0 -> "INSERT INTO " + table + " VALUE " + tuple(values.item(schema), parameters);
              case 1 -> "DELETE FROM " + table + where(schema, parameters) + returning(4);
              default ->
                  "UPDATE "
                      + table
                      + " "
                      + changes(parameters)
                      + where(schema, parameters)
                      + returning(2);
            };
    body.put("Statement", withMistake(text));
    if (chance().once(60) && !parameters.isEmpty()) {
      parameters.removeLast();
    }
    if (!parameters.isEmpty()) {
      parameters.forEach(body.putArray("Parameters")::add);
    }
    return body;
  }

  private String returning(int in) {
    return chance().once(in) ? " RETURNING " + chance().of(RETURNING) : "";
  }

  private String select(Schema schema, String table, List<JsonNode> parameters) {
    String what = chance().of(List.of("*", "a", "a, b", "p, m.x", "l[0]", "\"c\""));
    String text = "SELECT " + what + " FROM " + table;
    if (schema.indexes().containsKey("gsi") && chance().once(8)) {
      text += ".\"gsi\"";
    }
    if (chance().once(12)) {
      return text;
    }
    text += where(schema, parameters);
    return chance().once(15) ? text + " ORDER BY " + schema.key().getLast() + " DESC" : text;
  }

  private String where(Schema schema, List<JsonNode> parameters) {
    String text =
        " WHERE "
            + schema.key().stream()
                .map(name -> name + " = " + literal(values.key(schema.type(name)), parameters))
                .collect(Collectors.joining(" AND "));
    return chance().once(4) ? text + " AND " + condition(parameters) : text;
  }

  private String condition(List<JsonNode> parameters) {
    String attribute = chance().of(RandomValues.FREE);
    if (chance().once(4)) {
      return attribute + chance().of(List.of(" IS MISSING", " IS NOT NULL"));
    }
    String value = literal(chance().once(20) ? values.value() : values.scalar(), parameters);
    return switch (chance().below(6)) {
      case 0 -> "begins_with(\"" + attribute + "\", " + value + ")";
      case 1 -> "contains(\"" + attribute + "\", " + value + ")";
      case 2 -> attribute + " IN [" + value + "]";
      case 3 -> "attribute_type(\"" + attribute + "\", " + value + ")";
      default -> attribute + chance().of(List.of(" = ", " <> ", " < ", " >= ")) + value;
    };
  }

  private String changes(List<JsonNode> parameters) {
    List<String> changes = new ArrayList<>();
    for (int i = chance().below(2); i >= 0; i--) {
      String attribute = chance().of(RandomValues.FREE, 6, List.of("m.x", "l[0]", "p"));
      changes.add(
          chance().once(4)
              ? "REMOVE " + attribute
              : "SET " + attribute + " = " + changed(attribute, parameters));
    }
    return String.join(" ", changes);
  }

  private String changed(String attribute, List<JsonNode> parameters) {
    return switch (chance().below(7)) {
      case 0 -> attribute + " + " + literal(values.number(), parameters);
      case 1 -> "list_append(" + attribute + ", " + literal(values.list(1), parameters) + ")";
      case 2 -> "set_add(" + attribute + ", " + literal(values.set(), parameters) + ")";
      case 3 -> "set_delete(" + attribute + ", " + literal(values.set(), parameters) + ")";
      default -> literal(values.valueOf(attribute), parameters);
    };
  }

  private String tuple(ObjectNode item, List<JsonNode> parameters) {
    return item.properties().stream()
        .map(member -> "'" + member.getKey() + "': " + literal(member.getValue(), parameters))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** Written out where that is simple, and a parameter otherwise. */
  private String literal(JsonNode value, List<JsonNode> parameters) {
    if (chance().once(2)) {
      if (value.path("S").isString()) {
        return "'" + value.path("S").asString() + "'";
      }
      if (value.path("N").isString() && !value.path("N").asString().isEmpty()) {
        return value.path("N").asString();
      }
    }
    parameters.add(value);
    return "?";
  }

  private String withMistake(String statement) {
    if (!chance().once(40)) {
      return statement;
    }
    List<String> tokens = new ArrayList<>(Arrays.asList(statement.split(" ")));
    int place = chance().below(tokens.size());
    if (chance().once(2)) {
      tokens.remove(place);
    } else {
      tokens.add(place, chance().of(ODD_TOKENS));
    }
    return String.join(" ", tokens);
  }
}
