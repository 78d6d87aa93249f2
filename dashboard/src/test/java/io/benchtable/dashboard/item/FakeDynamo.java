package io.benchtable.dashboard.item;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers each operation of DynamoDB's with what a test says, and keeps what was asked last. */
final class FakeDynamo implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private record Answer(int status, String body) {}

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final Map<String, JsonNode> asked = new ConcurrentHashMap<>();
  private final HttpServer server;

  FakeDynamo() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  FakeDynamo answer(String operation, String body) {
    answers.put(operation, new Answer(200, body));
    return this;
  }

  FakeDynamo refuse(String operation, String type, String message) {
    answers.put(
        operation,
        new Answer(
            400,
            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"%s\"}"
                .formatted(type, message)));
    return this;
  }

  /** What was last asked of an operation. */
  JsonNode asked(String operation) {
    JsonNode request = asked.get(operation);
    if (request == null) {
      throw new AssertionError("Expected " + operation + ", but it was not asked for");
    }
    return request;
  }

  ItemsSettings settings() {
    return new ItemsSettings(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "local");
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    String operation = target.substring(target.indexOf('.') + 1);
    asked.put(operation, JSON.readTree(exchange.getRequestBody().readAllBytes()));
    Answer answer = answers.getOrDefault(operation, new Answer(200, "{}"));
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
