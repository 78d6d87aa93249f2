package io.benchtable.costs.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DynamoItemsTests {

  private final Deque<String> answers = new ArrayDeque<>();
  private final List<String> requests = new ArrayList<>();
  private final HttpServer server;
  private final DynamoItems items;

  DynamoItemsTests() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    items =
        new DynamoItems(
            new ItemSettings(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "local"),
            new ItemAccessSettings("key", "secret"));
  }

  @BeforeEach
  void serve() {
    server.createContext(
        "/",
        exchange -> {
          String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
          requests.add(
              target.substring(target.indexOf('.') + 1)
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] answer = answers.remove().getBytes(StandardCharsets.UTF_8);
          int status = new String(answer, StandardCharsets.UTF_8).contains("__type") ? 400 : 200;
          exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    items.close();
    server.stop(0);
  }

  @Test
  void readsAllPagesOfAQuery() {
    answers.add(
        "{\"Items\":[{\"runId\":{\"S\":\"r\"},\"lineId\":{\"S\":\"a\"}}],\"Count\":1,\"LastEvaluatedKey\":{\"runId\":{\"S\":\"r\"},\"lineId\":{\"S\":\"a\"}}}");
    answers.add("{\"Items\":[{\"runId\":{\"S\":\"r\"},\"lineId\":{\"S\":\"b\"}}],\"Count\":1}");
    assertThat(items.query("costs", "runId", "r"))
        .extracting(item -> item.get("lineId"))
        .containsExactly("a", "b");
    assertThat(requests)
        .hasSize(2)
        .allMatch(request -> request.contains("\"ConsistentRead\":true"));
  }

  @Test
  void putsItemsInBatches() {
    answers.addAll(List.of("{}", "{}"));
    items.putAll("costs", lines(30));
    assertThat(requests).allMatch(request -> request.startsWith("BatchWriteItem"));
    assertThat(requests)
        .map(request -> request.split("PutRequest").length - 1)
        .containsExactly(25, 5);
  }

  @Test
  void failsWhereATableIsTooBusyForAllItems() {
    answers.add(
        """
        {"UnprocessedItems": {"costs": [{"PutRequest": {"Item":
          {"runId": {"S": "r"}, "lineId": {"S": "line 7"}}}}]}}
        """);
    assertThatThrownBy(() -> items.putAll("costs", lines(10)))
        .hasMessage("Expected table costs to take 10 items, but it is too busy for 1 of them");
  }

  private static List<Map<String, String>> lines(int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> Map.of("runId", "r", "lineId", "line " + n))
        .toList();
  }

  @Test
  void makesAMissingTableWithItsIndexesAndStream() {
    answers.add(
        "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException\",\"message\":\"no\"}");
    answers.add("{\"TableDescription\":{\"TableName\":\"costs\",\"TableStatus\":\"CREATING\"}}");
    answers.add("{\"Table\":{\"TableName\":\"costs\",\"TableStatus\":\"ACTIVE\"}}");
    items.create(TableShape.OWN.getFirst());
    assertThat(requests.get(1))
        .startsWith("CreateTable")
        .contains("by-day", "by-benchmark", "NEW_AND_OLD_IMAGES", "PAY_PER_REQUEST", "\"ALL\"");
  }

  @Test
  void leavesATableThatIsThereAsItIs() {
    answers.add("{\"Table\":{\"TableName\":\"costs\",\"TableStatus\":\"ACTIVE\"}}");
    items.create(TableShape.OWN.getFirst());
    assertThat(requests).hasSize(1);
  }

  @Test
  void saysThatAnItemIsNotThere() {
    answers.add("{}");
    assertThat(items.get("price-books", Map.of("name", "x", "version", "1"))).isEmpty();
  }

  @Test
  void readsEverySetting() {
    Binder binder =
        new Binder(
            new MapConfigurationPropertySource(
                Map.of(
                    "benchtable.items.endpoint", "http://tables:8000",
                    "benchtable.items.region", "eu-west-1",
                    "benchtable.access.key-id", "key",
                    "benchtable.access.secret-key", "secret")));
    assertThat(binder.bind("benchtable.items", ItemSettings.class).get())
        .isEqualTo(new ItemSettings(URI.create("http://tables:8000"), "eu-west-1"));
    assertThat(binder.bind("benchtable.access", ItemAccessSettings.class).get())
        .isEqualTo(new ItemAccessSettings("key", "secret"));
    assertThat(
            new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("benchtable.items", ItemSettings.class)
                .region())
        .isEqualTo("local");
  }
}
