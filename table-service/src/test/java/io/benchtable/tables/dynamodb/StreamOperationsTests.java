package io.benchtable.tables.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StreamOperationsTests {

  private static final String TARGET = "DynamoDBStreams_20120810.GetRecords";
  private static final byte[] BODY = "{\"ShardIterator\":\"é\"}".getBytes(StandardCharsets.UTF_8);

  private final HttpServer publisher = server();
  private final List<String> asked = new ArrayList<>();
  private int status = 200;
  private String answer = "{\"Records\":[\"é\"]}";
  private String type = "application/x-amz-json-1.0";

  private static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void start() {
    publisher.createContext(
        "/",
        exchange -> {
          asked.add(
              "%s %s %s %s"
                  .formatted(
                      exchange.getRequestMethod(),
                      exchange.getRequestURI(),
                      exchange.getRequestHeaders().getFirst("Authorization"),
                      new String(
                          exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
          exchange.getResponseHeaders().set("Content-Type", type);
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    publisher.start();
  }

  @AfterEach
  void stop() {
    publisher.stop(0);
  }

  @Test
  void areDoneByThePublisherWithThePlatformsToken() {
    assertThat(operations(Optional.of("secret")).run(TARGET, BODY))
        .contains(new StreamOperations.Answer(200, "{\"Records\":[\"é\"]}"));
    assertThat(asked)
        .containsExactly("POST /v1/streams/GetRecords Bearer secret {\"ShardIterator\":\"é\"}");
  }

  @Test
  void goAndComeAsTheContractSays() throws IOException {
    JsonNode contract =
        new JsonMapper().readTree(Files.readString(Path.of("../contracts/23-stream-records.json")));
    answer = contract.path("answer").toString();
    byte[] body = contract.path("body").toString().getBytes(StandardCharsets.UTF_8);
    assertThat(operations(Optional.of("secret")).run(TARGET, body))
        .contains(new StreamOperations.Answer(200, answer));
    assertThat(asked)
        .containsExactly(
            "POST %s Bearer secret %s"
                .formatted(contract.path("path").asString(), contract.path("body")));
  }

  @Test
  void passOnWhatThePublisherRefuses() {
    status = 400;
    assertThat(operations(Optional.empty()).run(TARGET, BODY))
        .contains(new StreamOperations.Answer(400, "{\"Records\":[\"é\"]}"));
    assertThat(asked.getFirst()).contains(" null ");
  }

  @Test
  void leaveOtherTargetsToOthers() {
    StreamOperations operations = operations(Optional.empty());
    for (String target :
        List.of("", "DynamoDB_20120810.GetRecords", "DynamoDBStreams_20120810.PutRecords")) {
      assertThat(operations.run(target, BODY)).isEmpty();
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void askToTryAgainWithoutAnAnswerOfTheProtocol() {
    type = "text/html";
    status = 401;
    assertUnavailable(operations(Optional.of("wrong")));
    publisher.stop(0);
    assertUnavailable(operations(Optional.of("secret")));
  }

  private static void assertUnavailable(StreamOperations operations) {
    assertThat(operations.run(TARGET, BODY))
        .contains(
            new StreamOperations.Answer(
                503,
                "{\"__type\":\"com.amazon.coral.service#ServiceUnavailable\",\"message\":"
                    + "\"The streams cannot be reached now; try again.\"}"));
  }

  @Test
  void findThePublisherWhereItIsSet() {
    assertThat(settings(Map.of()).operation("ListStreams"))
        .isEqualTo(URI.create("http://127.0.0.1:8081/v1/streams/ListStreams"));
    assertThat(
            settings(Map.of("benchtable.tables.stream-publisher", "https://other:1/"))
                .operation("ListStreams"))
        .isEqualTo(URI.create("https://other:1/v1/streams/ListStreams"));
    assertThatThrownBy(() -> new StreamSettings(URI.create("other")))
        .hasMessage(
            "Expected benchtable.tables.stream-publisher like http://127.0.0.1:8081, but it is"
                + " other");
  }

  private StreamOperations operations(Optional<String> token) {
    return new StreamOperations(
        new StreamSettings(URI.create("http://127.0.0.1:" + publisher.getAddress().getPort())),
        token);
  }

  private static StreamSettings settings(Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate("benchtable.tables", StreamSettings.class);
  }
}
