package io.benchtable.tables.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A statement's text, with all values as parameters. */
final class StatementRequest {

  private final StringBuilder text = new StringBuilder();
  private final List<Object> parameters = new ArrayList<>();

  private StatementRequest() {}

  static Map<String, Object> of(Call.Statement statement, String table, Schema schema) {
    StatementRequest request = new StatementRequest();
    switch (statement.kind()) {
      case INSERT -> request.insert(statement, table);
      case SELECT -> request.where("SELECT * FROM \"" + table + "\"", statement, schema);
      case DELETE -> request.where("DELETE FROM \"" + table + "\"", statement, schema);
      case UPDATE -> {
        request.text.append("UPDATE \"").append(table).append('"');
        statement.changes().all().forEach(request::change);
        request.where("", statement, schema);
      }
    }
    if (!statement.returning().isEmpty()) {
      request.text.append(" RETURNING ").append(statement.returning()).append(" *");
    }
    Map<String, Object> body = new TreeMap<>();
    body.put("Statement", request.text.toString());
    body.put("Parameters", request.parameters);
    return body;
  }

  private void parameter(Object value) {
    text.append('?');
    parameters.add(PlainJson.wire(value));
  }

  private void insert(Call.Statement statement, String table) {
    text.append("INSERT INTO \"").append(table).append("\" VALUE {");
    String[] comma = {""};
    statement
        .target()
        .forEach(
            (name, value) -> {
              text.append(comma[0]).append('\'').append(name).append("': ");
              parameter(value);
              comma[0] = ", ";
            });
    text.append('}');
  }

  private void change(Modification one) {
    text.append(one instanceof Modification.Remove ? " REMOVE \"" : " SET \"")
        .append(one.place().attribute())
        .append('"');
    if (one instanceof Modification.Put put) {
      text.append(" = ");
      parameter(((Modification.Source.Value) put.source()).value());
    }
  }

  private void where(String start, Call.Statement statement, Schema schema) {
    text.append(start);
    String word = " WHERE \"";
    for (String name : schema.key()) {
      text.append(word).append(name).append("\" = ");
      parameter(Objects.requireNonNull(statement.target().get(name)));
      word = " AND \"";
    }
    if (statement.condition() instanceof Check.Compare compare) {
      text.append(word).append(compare.place().attribute()).append("\" ");
      text.append(compare.operator()).append(' ');
      parameter(compare.value());
    }
  }
}
