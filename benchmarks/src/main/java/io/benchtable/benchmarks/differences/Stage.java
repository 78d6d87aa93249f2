package io.benchtable.benchmarks.differences;

import io.benchtable.standalone.client.Tables;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Both servers, with tables that a sequence of requests has for itself. */
final class Stage {

  private static final Set<String> TABLES =
      Set.of(
          "CreateTable",
          "UpdateTable",
          "DeleteTable",
          "TagResource",
          "UntagResource",
          "UpdateTimeToLive");
  private static final Set<String> WRITES =
      Set.of(
          "PutItem",
          "UpdateItem",
          "DeleteItem",
          "BatchWriteItem",
          "TransactWriteItems",
          "ExecuteStatement",
          "BatchExecuteStatement",
          "ExecuteTransaction");

  private final Server ours;
  private final Server theirs;
  private int number;
  private final Set<String> names = new LinkedHashSet<>();
  private String tables = "";

  Stage(Server ours, Server theirs) {
    this.ours = ours;
    this.theirs = theirs;
  }

  /** Takes away the tables of before, and makes those that the requests speak of. */
  void set(List<Request> requests) throws IOException, InterruptedException {
    clear();
    names.clear();
    tables = String.format(Locale.ROOT, "d%06d-", ++number);
    for (Schema schema : Schema.ALL) {
      if (requests.stream().anyMatch(request -> request.body().contains(schema.name()))) {
        Exchange made = send(schema.create());
        if (!made.ours().isSuccess() || !made.theirs().isSuccess()) {
          throw new IOException("Expected a table, but got " + made);
        }
      }
    }
  }

  Exchange send(Request request) throws IOException, InterruptedException {
    Exchange answered =
        new Exchange(request, ours.answer(request, tables), theirs.answer(request, tables), true);
    if (request.operation().equals("CreateTable") && answered.ours().isSuccess()) {
      names.add(Tables.JSON.readTree(request.body()).path("TableName").asString(""));
    }
    boolean even =
        TABLES.contains(request.operation())
            ? answered.ours().isSuccess() == answered.theirs().isSuccess()
            : !WRITES.contains(request.operation()) || isEven(request);
    return new Exchange(request, answered.ours(), answered.theirs(), even);
  }

  /** Whether the tables that a request names have the same items on both. */
  private boolean isEven(Request request) throws IOException, InterruptedException {
    for (String table : names) {
      if (request.body().contains(table)) {
        Request scan = new Request("Scan", "{\"TableName\":\"%s\"}".formatted(table));
        if (!send(scan).differences().isEmpty()) {
          return false;
        }
      }
    }
    return true;
  }

  void clear() throws IOException, InterruptedException {
    if (!tables.isEmpty()) {
      clear(ours);
      clear(theirs);
    }
  }

  private void clear(Server server) throws IOException, InterruptedException {
    Answer listed =
        server.send("ListTables", "{\"ExclusiveStartTableName\":\"%s\"}".formatted(tables));
    for (JsonNode name : listed.body().path("TableNames")) {
      String table = name.asString();
      if (table.startsWith(tables)) {
        String body = Tables.JSON.createObjectNode().put("TableName", table).toString();
        if (!server.answer(new Request("DeleteTable", body), tables).isSuccess()) {
          server.answer(
              new Request(
                  "UpdateTable", "{\"DeletionProtectionEnabled\":false," + body.substring(1)),
              tables);
          server.answer(new Request("DeleteTable", body), tables);
        }
      }
    }
  }
}
