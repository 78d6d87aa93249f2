package io.benchtable.jobs.queue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** As much of the DynamoDB API as a worker uses. */
final class FakeTables implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> SORT_KEYS = Set.of("jobId", "usageId");

  private final HttpServer server;
  final Map<String, Map<String, JsonNode>> tables = new ConcurrentHashMap<>();

  FakeTables() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    var request = JSON.readTree(exchange.getRequestBody().readAllBytes());
    var table = request.path("TableName").asString();
    var operation = target.substring(target.indexOf('.') + 1);
    switch (operation) {
      case "DescribeTable" -> {
        if (tables.containsKey(table)) {
          send(exchange, 200, "{\"Table\":{\"TableName\":\"" + table + "\"}}");
        } else {
          send(exchange, 400, error("ResourceNotFoundException"));
        }
      }
      case "CreateTable" -> {
        tables.putIfAbsent(table, new ConcurrentHashMap<>());
        send(exchange, 200, "{}");
      }
      case "PutItem" -> put(exchange, request, table);
      case "BatchWriteItem" -> {
        for (var requests : request.path("RequestItems").properties()) {
          for (var write : requests.getValue()) {
            var item = write.at("/PutRequest/Item");
            tables
                .computeIfAbsent(requests.getKey(), _ -> new ConcurrentHashMap<>())
                .put(key(item), item);
          }
        }
        send(exchange, 200, "{\"UnprocessedItems\":{}}");
      }
      case "GetItem" -> {
        var item = tables.getOrDefault(table, Map.of()).get(key(request.path("Key")));
        send(exchange, 200, item == null ? "{}" : "{\"Item\":" + item + "}");
      }
      case "Query" -> {
        var run = request.at("/ExpressionAttributeValues/:run/S").asString();
        List<JsonNode> found = new ArrayList<>();
        tables
            .getOrDefault(table, Map.of())
            .forEach(
                (key, item) -> {
                  if (key.startsWith(run + "/")) {
                    found.add(item);
                  }
                });
        send(exchange, 200, "{\"Count\":" + found.size() + ",\"Items\":" + found + "}");
      }
      default -> send(exchange, 200, "{}");
    }
  }

  private void put(HttpExchange exchange, JsonNode request, String table) throws IOException {
    var item = request.path("Item");
    var items = tables.get(table);
    if (items == null) {
      send(exchange, 400, error("ResourceNotFoundException"));
    } else if (request.has("ConditionExpression") && items.containsKey(key(item))) {
      send(exchange, 400, error("ConditionalCheckFailedException"));
    } else {
      items.put(key(item), item);
      send(exchange, 200, "{}");
    }
  }

  private static String key(JsonNode item) {
    var sort = SORT_KEYS.stream().filter(item::has).findFirst().orElseThrow();
    return item.at("/runId/S").asString() + "/" + item.at("/" + sort + "/S").asString();
  }

  private static String error(String type) {
    return "{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + type + "\",\"message\":\"no\"}";
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
