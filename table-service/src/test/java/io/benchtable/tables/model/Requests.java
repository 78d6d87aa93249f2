package io.benchtable.tables.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls as requests of the protocol, for tables whose names begin in the same way. */
record Requests(String prefix) {

  /** An operation and its body. */
  record Request(String operation, Map<String, Object> body) {}

  String table(int number) {
    return prefix + number;
  }

  Map<String, Object> body(int table) {
    return new TreeMap<>(Map.of("TableName", table(table)));
  }

  Request write(Call.Write write) {
    Map<String, Object> body = body(write.table());
    body.put(write instanceof Call.Put ? "Item" : "Key", PlainJson.wireItem(write.target()));
    String returns =
        switch (write) {
          case Call.Put put -> put.returns();
          case Call.Update update -> update.returns();
          case Call.Delete delete -> delete.returns();
          case Call.Verify _ -> "NONE";
        };
    if (!returns.equals("NONE")) {
      body.put("ReturnValues", returns);
    }
    if (write.showsFailed()) {
      body.put("ReturnValuesOnConditionCheckFailure", "ALL_OLD");
    }
    if (isLegacy(write)) {
      if (write instanceof Call.Update update && !update.changes().all().isEmpty()) {
        body.put("AttributeUpdates", LegacyRequests.updates(update.changes()));
      }
      LegacyRequests.addCriteria(body, "Expected", write.condition());
      return new Request(operation(write), body);
    }
    Placeholders names = new Placeholders();
    if (write instanceof Call.Update update && !update.changes().all().isEmpty()) {
      body.put("UpdateExpression", update.changes().text(names));
    }
    addCheck(body, "ConditionExpression", write.condition(), names);
    names.addTo(body);
    return new Request(operation(write), body);
  }

  private static boolean isLegacy(Call.Write write) {
    return switch (write) {
      case Call.Put put -> put.legacy();
      case Call.Update update -> update.legacy();
      case Call.Delete delete -> delete.legacy();
      case Call.Verify _ -> false;
    };
  }

  private static String operation(Call.Write write) {
    return switch (write) {
      case Call.Put _ -> "PutItem";
      case Call.Update _ -> "UpdateItem";
      case Call.Delete _ -> "DeleteItem";
      case Call.Verify _ -> "ConditionCheck";
    };
  }

  static void addCheck(
      Map<String, Object> body, String name, @Nullable Check check, Placeholders names) {
    if (check != null) {
      body.put(name, check.text(names));
    }
  }

  static void addProjection(
      Map<String, Object> body, List<Place> places, boolean legacy, Placeholders names) {
    if (!places.isEmpty() && legacy) {
      body.put("AttributesToGet", places.stream().map(Place::attribute).toList());
    } else if (!places.isEmpty()) {
      body.put(
          "ProjectionExpression",
          places.stream().map(place -> place.text(names)).collect(Collectors.joining(", ")));
    }
  }

  Request get(Call.Get get) {
    Map<String, Object> body = body(get.table());
    body.put("Key", PlainJson.wireItem(get.key()));
    if (get.consistent()) {
      body.put("ConsistentRead", true);
    }
    Placeholders names = new Placeholders();
    addProjection(body, get.projection(), get.legacy(), names);
    names.addTo(body);
    return new Request("GetItem", body);
  }

  Request batchGet(Call.BatchGet batch) {
    Map<String, Object> tables = new TreeMap<>();
    batch.gets().stream()
        .collect(Collectors.groupingBy(Call.Get::table))
        .forEach(
            (table, gets) ->
                tables.put(
                    table(table),
                    Map.of(
                        "Keys", gets.stream().map(get -> PlainJson.wireItem(get.key())).toList())));
    return new Request("BatchGetItem", Map.of("RequestItems", tables));
  }

  Request batchWrite(Call.BatchWrite batch) {
    Map<String, List<Object>> tables = new TreeMap<>();
    for (Call.Write write : batch.writes()) {
      Map<String, Object> target = PlainJson.wireItem(write.target());
      tables
          .computeIfAbsent(table(write.table()), _ -> new ArrayList<>())
          .add(
              write instanceof Call.Put
                  ? Map.of("PutRequest", Map.of("Item", target))
                  : Map.of("DeleteRequest", Map.of("Key", target)));
    }
    return new Request("BatchWriteItem", Map.of("RequestItems", tables));
  }

  Request transactWrite(Call.TransactWrite transaction) {
    List<Object> actions = new ArrayList<>();
    for (Call.Write write : transaction.writes()) {
      Request one = write(write);
      actions.add(Map.of(one.operation().replace("Item", ""), one.body()));
    }
    return new Request(
        "TransactWriteItems",
        Map.of("TransactItems", actions, "ClientRequestToken", prefix + transaction.token()));
  }

  Request transactGet(Call.TransactGet transaction) {
    return new Request(
        "TransactGetItems",
        Map.of(
            "TransactItems",
            transaction.gets().stream().map(get -> Map.of("Get", get(get).body())).toList()));
  }
}
