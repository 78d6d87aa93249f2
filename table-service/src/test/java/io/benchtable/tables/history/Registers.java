package io.benchtable.tables.history;

import io.benchtable.tables.model.Endpoint;
import io.benchtable.tables.model.Endpoint.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Items of one table that hold a number each, over the protocol. */
record Registers(String table) {

  void create(Endpoint endpoint) throws IOException, InterruptedException {
    Response made =
        endpoint.send(
            "CreateTable",
            Map.of(
                "TableName",
                table,
                "BillingMode",
                "PAY_PER_REQUEST",
                "AttributeDefinitions",
                List.of(Map.of("AttributeName", "id", "AttributeType", "S")),
                "KeySchema",
                List.of(Map.of("AttributeName", "id", "KeyType", "HASH"))));
    if (made.status() != 200) {
      throw new IllegalStateException("Expected a new table, but got " + made);
    }
  }

  boolean answers(Endpoint endpoint) throws InterruptedException {
    try {
      return endpoint.send("GetItem", target("none")).status() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Nothing where the service says that others were in the way, so that it was not done. */
  Optional<Outcome> send(Endpoint endpoint, String key, Operation operation)
      throws InterruptedException {
    Map<String, Object> body = body(key, operation);
    switch (operation) {
      case Operation.Add _ -> body.put("ReturnValues", "UPDATED_NEW");
      case Operation.Put _, Operation.Delete _ -> body.put("ReturnValues", "ALL_OLD");
      default -> {}
    }
    Response response;
    try {
      response = endpoint.send(name(operation) + "Item", body);
    } catch (IOException e) {
      return Optional.of(new Outcome.Unknown());
    }
    if (response.status() == 200) {
      Object item = response.body().get(operation instanceof Operation.Get ? "Item" : "Attributes");
      return Optional.of(new Outcome.Done(number(item)));
    }
    return failed(response, "ConditionalCheckFailedException")
        .map(known -> known ? new Outcome.Refused() : new Outcome.Unknown());
  }

  /** Whether it is known to be refused, or is not known; nothing where others were in the way. */
  private static Optional<Boolean> failed(Response response, String refusal) {
    if (response.status() >= 500) {
      return Optional.of(false);
    }
    if (response.error().equals("TransactionConflictException")) {
      return Optional.empty();
    }
    if (response.error().equals(refusal)) {
      return Optional.of(true);
    }
    throw new IllegalStateException("Expected a known answer, but got " + response);
  }

  /** Several at once; without those that stopped others by nothing of their own. */
  Map<String, Outcome> transact(Endpoint endpoint, Map<String, Operation> operations)
      throws InterruptedException {
    List<String> keys = List.copyOf(operations.keySet());
    List<Object> actions = new ArrayList<>();
    for (String key : keys) {
      Operation operation = Objects.requireNonNull(operations.get(key));
      actions.add(Map.of(name(operation), body(key, operation)));
    }
    boolean reads = operations.values().stream().allMatch(Operation.Get.class::isInstance);
    Response response;
    try {
      response =
          endpoint.send(
              reads ? "TransactGetItems" : "TransactWriteItems", Map.of("TransactItems", actions));
    } catch (IOException e) {
      return all(keys, new Outcome.Unknown());
    }
    if (response.status() != 200) {
      return failed(response, "TransactionCanceledException")
          .map(known -> known ? refused(keys, response) : all(keys, new Outcome.Unknown()))
          .orElse(Map.of());
    }
    if (!reads) {
      return all(keys, new Outcome.Silent());
    }
    Map<String, Outcome> outcomes = new HashMap<>();
    List<?> found = (List<?>) Objects.requireNonNull(response.body().get("Responses"));
    for (int i = 0; i < keys.size(); i++) {
      outcomes.put(keys.get(i), new Outcome.Done(number(((Map<?, ?>) found.get(i)).get("Item"))));
    }
    return outcomes;
  }

  private static Map<String, Outcome> refused(List<String> keys, Response response) {
    Map<String, Outcome> outcomes = new HashMap<>();
    List<?> reasons = (List<?>) Objects.requireNonNull(response.body().get("CancellationReasons"));
    for (int i = 0; i < keys.size(); i++) {
      if ("ConditionalCheckFailed".equals(((Map<?, ?>) reasons.get(i)).get("Code"))) {
        outcomes.put(keys.get(i), new Outcome.Refused());
      }
    }
    return outcomes;
  }

  private static Map<String, Outcome> all(List<String> keys, Outcome outcome) {
    Map<String, Outcome> outcomes = new HashMap<>();
    keys.forEach(key -> outcomes.put(key, outcome));
    return outcomes;
  }

  private static String name(Operation operation) {
    return switch (operation) {
      case Operation.Get _ -> "Get";
      case Operation.Put _, Operation.Create _ -> "Put";
      case Operation.Swap _, Operation.Add _ -> "Update";
      case Operation.Delete _ -> "Delete";
    };
  }

  private Map<String, Object> target(String key) {
    return new HashMap<>(Map.of("TableName", table, "Key", Map.of("id", Map.of("S", key))));
  }

  Map<String, Object> body(String key, Operation operation) {
    Map<String, Object> body = target(key);
    switch (operation) {
      case Operation.Get(boolean consistent) -> {
        if (consistent) {
          body.put("ConsistentRead", true);
        }
      }
      case Operation.Put(long value) -> put(body, key, value);
      case Operation.Create(long value) -> {
        put(body, key, value);
        body.put("ConditionExpression", "attribute_not_exists(id)");
      }
      case Operation.Swap(long expected, long value) -> {
        body.put("UpdateExpression", "SET v = :v");
        body.put("ConditionExpression", "v = :e");
        body.put("ExpressionAttributeValues", Map.of(":v", wire(value), ":e", wire(expected)));
      }
      case Operation.Add(long value) -> {
        body.put("UpdateExpression", "ADD v :v");
        body.put("ExpressionAttributeValues", Map.of(":v", wire(value)));
      }
      case Operation.Delete _ -> {}
    }
    return body;
  }

  private static void put(Map<String, Object> body, String key, long value) {
    body.remove("Key");
    body.put("Item", Map.of("id", Map.of("S", key), "v", wire(value)));
  }

  static Map<String, Object> wire(long value) {
    return Map.of("N", Long.toString(value));
  }

  static Optional<Long> number(@Nullable Object item) {
    return item instanceof Map<?, ?> attributes && attributes.get("v") instanceof Map<?, ?> value
        ? Optional.of(Long.valueOf(String.valueOf(value.get("N"))))
        : Optional.empty();
  }
}
