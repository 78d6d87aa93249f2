package io.benchtable.benchmarks.differences;

import io.benchtable.benchmarks.tables.Signer;
import io.benchtable.benchmarks.tables.Waits;
import io.benchtable.standalone.client.Tables;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** One of the two that answer. */
final class Server implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Set<String> CHANGING = Set.of("CreateTable", "UpdateTable", "DeleteTable");
  private static final Set<String> SETTLED = Set.of("ACTIVE", "");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI address;
  private final Signer signer;
  private String arns = "arn:aws:dynamodb:us-east-1:000000000000:table/";

  Server(URI address) {
    this.address = address;
    this.signer = new Signer(address);
  }

  /** Sends a request, follows the pages of its answer, and waits until tables are what it made. */
  Answer answer(Request request, String tables) throws IOException, InterruptedException {
    String body = request.body().replace(Request.TABLES, tables).replace(Request.ARNS, arns);
    Answer answer = send(request.operation(), body);
    if (answer.isSuccess() && CHANGING.contains(request.operation())) {
      settle(answer.body().path("TableDescription"));
    }
    return Pages.isPaged(request.operation(), answer)
        ? new Pages(this, request.operation(), body).all(answer)
        : answer;
  }

  Answer send(String operation, String body) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    signer
        .headers(operation, body)
        .forEach(
            (name, value) -> {
              if (!name.equalsIgnoreCase("Host")) {
                request.header(name, value);
              }
            });
    var answer = http.send(request.build(), BodyHandlers.ofString());
    return new Answer(answer.statusCode(), json(answer.body()));
  }

  private static JsonNode json(String body) {
    try {
      return body.isBlank() ? JsonNodeFactory.instance.missingNode() : Tables.JSON.readTree(body);
    } catch (JacksonException _) {
      return JsonNodeFactory.instance.stringNode(body);
    }
  }

  private void settle(JsonNode table) throws IOException, InterruptedException {
    String name = table.path("TableName").asString("");
    String arn = table.path("TableArn").asString("");
    arns = arn.substring(0, arn.length() - name.length());
    String body = Tables.JSON.createObjectNode().put("TableName", name).toString();
    Waits.until(PATIENCE, name + " to be ready", () -> isSettled(send("DescribeTable", body)));
  }

  private static boolean isSettled(Answer described) {
    JsonNode table = described.body().path("Table");
    boolean indexes = true;
    for (JsonNode index : table.path("GlobalSecondaryIndexes")) {
      indexes &= index.path("IndexStatus").asString("").equals("ACTIVE");
    }
    return indexes && SETTLED.contains(table.path("TableStatus").asString(""));
  }

  @Override
  public void close() {
    http.close();
  }
}
